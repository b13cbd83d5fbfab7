import { Injectable } from '@nestjs/common';
import type { BoothPackages, BoothSize, PackageLimits } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { usualPackages } from './package.rules.js';

@Injectable()
export class PackageRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What each package of a fair holds; the usual where nothing is set. */
  async get(fairId: string, manager: EntityManager = this.dataSource.manager): Promise<BoothPackages> {
    const rows: (PackageLimits & { size: BoothSize })[] = await manager.query(
      `select size, products, people, documents from booths.package where fair_id = $1`,
      [fairId],
    );
    return { ...usualPackages, ...Object.fromEntries(rows.map(({ size, ...limits }) => [size, limits])) };
  }

  async set(fairId: string, packages: BoothPackages): Promise<void> {
    await this.dataSource.query(
      `insert into booths.package (fair_id, size, products, people, documents)
       select $1, key, (value->>'products')::int, (value->>'people')::int, (value->>'documents')::int
       from jsonb_each($2::jsonb)
       on conflict (fair_id, size) do update
       set products = excluded.products, people = excluded.people, documents = excluded.documents`,
      [fairId, JSON.stringify(packages)],
    );
  }
}
