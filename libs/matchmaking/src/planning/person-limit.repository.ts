import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Limits of one person; null: the fair's. */
export interface PersonLimitRow {
  participantId: string;
  min: number | null;
  max: number | null;
  /** What the person accepts at most, whatever the organiser allows. */
  ownMax: number | null;
}

const columns = `participant_id as "participantId", min_meetings as min, max_meetings as max, own_max as "ownMax"`;
const isEmpty = `min_meetings is null and max_meetings is null and own_max is null`;

@Injectable()
export class PersonLimitRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Everybody's of a fair, in order of id. */
  all(fairId: string): Promise<PersonLimitRow[]> {
    return this.dataSource.query(
      `select ${columns} from matchmaking.person_limit where fair_id = $1 order by participant_id`,
      [fairId],
    );
  }

  of(ids: readonly string[]): Promise<PersonLimitRow[]> {
    return this.dataSource.query(`select ${columns} from matchmaking.person_limit where participant_id = any($1)`, [
      ids,
    ]);
  }

  /** Both null leaves only the person's own limit. */
  async setByOrganiser(
    manager: EntityManager,
    fairId: string,
    participantId: string,
    { min, max }: { min: number | null; max: number | null },
  ): Promise<void> {
    await manager.query(
      `insert into matchmaking.person_limit (participant_id, fair_id, min_meetings, max_meetings) values ($2, $1, $3, $4)
       on conflict (participant_id) do update set min_meetings = $3, max_meetings = $4`,
      [fairId, participantId, min, max],
    );
    await this.dropEmpty(manager, participantId);
  }

  async setOwn(manager: EntityManager, fairId: string, participantId: string, max: number | null): Promise<void> {
    await manager.query(
      `insert into matchmaking.person_limit (participant_id, fair_id, own_max) values ($2, $1, $3)
       on conflict (participant_id) do update set own_max = $3`,
      [fairId, participantId, max],
    );
    await this.dropEmpty(manager, participantId);
  }

  private async dropEmpty(manager: EntityManager, participantId: string): Promise<void> {
    await manager.query(`delete from matchmaking.person_limit where participant_id = $1 and ${isEmpty}`, [
      participantId,
    ]);
  }
}
