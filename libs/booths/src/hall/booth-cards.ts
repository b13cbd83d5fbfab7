import { Injectable } from '@nestjs/common';
import type { BoothCard } from '@parvis/contracts';
import { imageUrl } from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { cardColumns } from '../booth/booth.repository.js';
import { type OwnCard, toBoothCard } from '../booth/booth-card.rules.js';

type CardRow = Omit<OwnCard, 'logoUrl'> & { logoId: string | null };

/** Cards of booths by id. */
@Injectable()
export class BoothCards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly companies: CompanyReader,
  ) {}

  /** Booths of other fairs, and those whose company is removed at this very moment, are left out. */
  async of(fairId: string, ids: readonly string[]): Promise<Map<string, BoothCard>> {
    if (ids.length === 0) return new Map();
    const [rows, companies] = await Promise.all([
      this.dataSource.query(
        `select ${cardColumns} from booths.booth b where b.fair_id = $1 and b.id = any($2::uuid[])`,
        [fairId, ids],
      ) as Promise<CardRow[]>,
      this.companies.cards(fairId, ids),
    ]);
    return new Map(
      rows.flatMap(({ logoId, ...row }): [string, BoothCard][] => {
        const company = companies.get(row.id);
        return company ? [[row.id, toBoothCard({ ...row, logoUrl: imageUrl(logoId) }, company)]] : [];
      }),
    );
  }
}
