import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Locale, Role } from '@parvis/contracts';
import { fromNodeHeaders } from 'better-auth/node';
import { DataSource } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import type { Auth, Caller } from './auth.js';
import { sessionTokenOf } from './session-cookie.js';

/** Injection token of the Better Auth instance. */
export const AUTH = Symbol('auth');

interface CallerRow {
  token: string;
  userId: string;
  email: string;
  name: string;
  locale: Locale;
  isDueForRenewal: boolean;
  roles: Role[];
  isDraft: boolean;
}

/**
 * Finds out who is calling, in one query: this is the way of every request. Better Auth makes, renews and ends sessions; here its
 * cookie and its tables are only read.
 */
@Injectable()
export class Sessions {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
  ) {}

  /**
   * The caller that the session cookie stands for, with his or her roles in a fair if one is named, and whether only organisers get into it yet. Null without a session,
   * or when it was revoked or is over.
   */
  async callerOf(
    headers: IncomingHttpHeaders,
    fairId: string | null = null,
  ): Promise<(Caller & { roles: Role[]; isDraft: boolean }) | null> {
    const token = sessionTokenOf(headers.cookie, this.config.get('APP_SECRET'));
    if (token === null) return null;
    const [row]: CallerRow[] = await this.dataSource.query(
      `select s.token, u.id as "userId", u.email, u.name, u.locale, s.updated_at < now() - interval '1 day' as "isDueForRenewal",
              array(select r.role from auth.fair_role r where r.user_id = u.id and r.fair_id = $2 order by r.role) as roles,
              exists (select 1 from auth.draft_fair d where d.fair_id = $2) as "isDraft"
       from auth.session s join auth."user" u on u.id = s.user_id
       where s.token = $1 and s.expires_at > now()`,
      [token, fairId],
    );
    if (!row) return null;
    if (row.isDueForRenewal) await this.auth.api.getSession({ headers: fromNodeHeaders(headers) });
    const { userId, email, name, locale, roles, isDraft } = row;
    return { userId, email, name, locale, sessionToken: row.token, roles, isDraft };
  }

  /** Which of these session tokens still count: neither revoked nor over. One query for any number of them. */
  async validAmong(tokens: readonly string[]): Promise<Set<string>> {
    const rows: { token: string }[] = await this.dataSource.query(
      `select token from auth.session where token = any($1) and expires_at > now()`,
      [tokens],
    );
    return new Set(rows.map((row) => row.token));
  }
}
