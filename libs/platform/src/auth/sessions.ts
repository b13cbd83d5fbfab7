import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '@parvis/contracts';
import { fromNodeHeaders } from 'better-auth/node';
import { DataSource } from 'typeorm';
import type { Auth, Caller } from './auth.js';

/** Injection token of the Better Auth instance. */
export const AUTH = Symbol('auth');

/** Finds out who is calling. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly dataSource: DataSource,
  ) {}

  /** The caller that the session cookie stands for; null without one, or when the session was revoked or is over. */
  async callerOf(headers: IncomingHttpHeaders): Promise<Caller | null> {
    if (!headers.cookie?.includes('parvis.session_token')) return null;
    const found = await this.auth.api.getSession({ headers: fromNodeHeaders(headers) });
    if (!found) return null;
    const { user, session } = found;
    return {
      userId: user.id,
      email: user.email,
      name: user.name,
      locale: (user.locale as Locale | undefined) ?? 'en',
      sessionToken: session.token,
    };
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
