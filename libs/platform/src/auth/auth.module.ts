import { Global, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Locale } from '@parvis/contracts';
import { Pool, type PoolConfig } from 'pg';
import { DataSource } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { Outbox } from '../outbox/outbox.js';
import { RateLimiter } from '../rate-limit/rate-limiter.js';
import { AccessGuard } from './access.guard.js';
import { type Auth, createAuth, type SignInMail } from './auth.js';
import { Grants } from './grants.js';
import { AUTH, Sessions } from './sessions.js';
import { SignInLinks } from './sign-in-links.js';

/** Connections of Better Auth, which knows no schemas: the search path leads it to its own. */
class AuthPool extends Pool implements OnApplicationShutdown {
  private readonly logger = new Logger('auth');

  constructor(config: PoolConfig) {
    super(config);
    // A connection that waits and is lost, as when Postgres restarts, is replaced; with nobody listening it would end the process.
    this.on('error', (error) => this.logger.warn({ error }, 'a waiting connection was lost'));
  }

  onApplicationShutdown() {
    return this.end();
  }
}

/** One person's mailbox is not to be flooded by strangers who type the address. */
const linksPerAddress = { name: 'sign-in-links', points: 5, seconds: 900 };

@Global()
@Module({
  providers: [
    {
      provide: AuthPool,
      inject: [AppConfig],
      useFactory: (config: AppConfig) =>
        new AuthPool({
          connectionString: config.get('DATABASE_URL'),
          options: '-c search_path=auth',
          max: Math.max(2, config.get('DATABASE_POOL') / 2),
        }),
    },
    {
      provide: AUTH,
      inject: [AppConfig, AuthPool, RateLimiter, DataSource, Outbox],
      useFactory: (
        config: AppConfig,
        pool: AuthPool,
        limiter: RateLimiter,
        dataSource: DataSource,
        outbox: Outbox,
      ): Auth =>
        createAuth({
          config,
          pool,
          limiter,
          sendSignInLink: (mail) => queueSignInMail(mail, { config, limiter, dataSource, outbox }),
        }),
    },
    Sessions,
    Grants,
    SignInLinks,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AUTH, Sessions, Grants, SignInLinks],
})
export class AuthModule {}

async function queueSignInMail(
  { email, token, to, preferredLocale }: SignInMail,
  parts: { config: AppConfig; limiter: RateLimiter; dataSource: DataSource; outbox: Outbox },
): Promise<void> {
  // Said to nobody: the answer must not tell whether an address is known or busy.
  if ((await parts.limiter.tryConsume(linksPerAddress, email.toLowerCase())) !== null) return;
  const [account]: { name: string; locale: Locale }[] = await parts.dataSource.query(
    `select name, locale from auth."user" where email = $1`,
    [email.toLowerCase()],
  );
  await parts.dataSource.transaction((manager) =>
    parts.outbox.record(manager, 'sign-in.requested.v1', {
      email,
      name: account?.name ?? '',
      locale: account?.locale ?? preferredLocale,
      link: `${parts.config.publicUrl}/sign-in/link?${new URLSearchParams({ token, to })}`,
    }),
  );
}
