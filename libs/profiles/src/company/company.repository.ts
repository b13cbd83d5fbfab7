import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { companyKey } from './company-key.rules.js';

/** A company as imports and profiles refer to it. */
export interface CompanyRef {
  id: string;
  key: string;
  isExhibitor: boolean;
  imported: Record<string, unknown> | null;
}

/** What is written of an exhibiting company; null leaves what is there. */
export interface ExhibitorWrite {
  key: string;
  name: string | null;
  country: string | null;
  sector: string | null;
  email: string | null;
  website: string | null;
  employees: number | null;
  certificates: string[] | null;
  imported: object;
}

const columns = `id, name_key as key, is_exhibitor as "isExhibitor", imported`;

@Injectable()
export class CompanyRepository {
  /** Companies by key, locked until the transaction ends; those that do not exist are left out. */
  async byKeys(manager: EntityManager, fairId: string, keys: readonly string[]): Promise<Map<string, CompanyRef>> {
    const rows: CompanyRef[] = await manager.query(
      `select ${columns} from profiles.company where fair_id = $1 and name_key = any($2) order by name_key for update`,
      [fairId, keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** Companies by key, made where they do not exist. */
  async ensure(manager: EntityManager, fairId: string, names: readonly string[]): Promise<Map<string, CompanyRef>> {
    const byKey = new Map(names.toReversed().map((name) => [companyKey(name), name] as const));
    byKey.delete('');
    // One order for all, so that two transactions never wait for each other.
    const keys = [...byKey.keys()].sort();
    if (keys.length === 0) return new Map();
    await manager.query(
      `insert into profiles.company (fair_id, name, name_key)
       select $1, item.name, item.key from unnest($2::text[], $3::text[]) as item (name, key)
       on conflict (fair_id, name_key) do nothing`,
      [fairId, keys.map((key) => byKey.get(key)), keys],
    );
    return this.byKeys(manager, fairId, keys);
  }

  /** Makes companies exhibitors and writes what is given, keeping the rest; answers their ids by key. */
  async writeExhibitors(
    manager: EntityManager,
    fairId: string,
    companies: readonly ExhibitorWrite[],
  ): Promise<Map<string, string>> {
    if (companies.length === 0) return new Map();
    const rows: { id: string; key: string }[] = await manager
      .query(
        `update profiles.company c
       set is_exhibitor = true, name = coalesce(item.name, c.name), country = coalesce(item.country, c.country),
         sector = coalesce(item.sector, c.sector), email = coalesce(item.email, c.email),
         website = coalesce(item.website, c.website), employees = coalesce(item.employees, c.employees),
         certificates = coalesce(item.certificates, c.certificates), imported = item.imported
       from jsonb_to_recordset($2::jsonb) as item (key text, name text, country text, sector text, email text,
         website text, employees int, certificates text[], imported jsonb)
       where c.fair_id = $1 and c.name_key = item.key
       returning c.id, c.name_key as key`,
        [fairId, JSON.stringify(companies)],
      )
      .then(returned);
    return new Map(rows.map((row) => [row.key, row.id]));
  }
}

/** TypeORM answers an update with `[rows, count]`. */
const returned = ([rows]: [{ id: string; key: string }[], number]) => rows;
