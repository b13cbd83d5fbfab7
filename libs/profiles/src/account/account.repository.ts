import { Injectable } from '@nestjs/common';
import type { Account, Locale } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** Somebody who is to have an account. */
export interface NewAccount {
  email: string;
  name: string;
  locale: Locale;
}

@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(userId: string): Promise<Account | null> {
    const [row]: Account[] = await this.dataSource.query(
      `select u.id, u.email, u.name, u.locale, exists (
         select 1 from auth.account a where a.user_id = u.id and a.provider_id = 'credential' and a.password is not null
       ) as "hasPassword"
       from auth."user" u where u.id = $1`,
      [userId],
    );
    return row ?? null;
  }

  /** Changes what is given. */
  async update(userId: string, { name, locale }: { name?: string; locale?: Locale }): Promise<void> {
    await this.dataSource.query(
      `update auth."user" set name = coalesce($2, name), locale = coalesce($3, locale), updated_at = now() where id = $1`,
      [userId, name ?? null, locale ?? null],
    );
  }

  /** Ids of the accounts with these addresses, made where they do not exist; those that exist stay as they are. */
  async ensure(manager: EntityManager, accounts: readonly NewAccount[]): Promise<Map<string, string>> {
    // One order for all, so that two transactions never wait for each other.
    const sorted = [...accounts].sort((a, b) => (a.email < b.email ? -1 : 1));
    const emails = sorted.map((account) => account.email);
    await manager.query(
      `insert into auth."user" (email, name, locale)
       select * from unnest($1::text[], $2::text[], $3::text[]) on conflict (email) do nothing`,
      [emails, sorted.map((account) => account.name), sorted.map((account) => account.locale)],
    );
    const rows: { id: string; email: string }[] = await manager.query(
      `select id, email from auth."user" where email = any($1)`,
      [emails],
    );
    return new Map(rows.map((row) => [row.email, row.id]));
  }
}
