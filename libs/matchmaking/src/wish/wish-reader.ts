import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What other domains may read of wishes. */
@Injectable()
export class WishReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether both have said that they want to meet, or could. */
  async isMutual(aId: string, bId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from matchmaking.wish a join matchmaking.wish b on b.from_id = a.to_id and b.to_id = a.from_id
       where a.from_id = $1 and a.to_id = $2 and a.level <> 'no' and b.level <> 'no'`,
      [aId, bId],
    );
    return rows.length > 0;
  }
}
