import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { SnakeNaming } from './naming.js';

/** What every data source of Parvis has in common. `url` is a postgres:// address. */
export const databaseOptions = (url: string, pool = 10): DataSourceOptions & { type: 'postgres' } => ({
  type: 'postgres',
  url,
  namingStrategy: new SnakeNaming(),
  synchronize: false,
  installExtensions: false,
  // 10,000 rows in one statement are normal for an import; a statement that takes minutes is not.
  // Whoever waits for a connection that does not come gets an error instead of waiting for ever.
  // A connection that a rush has opened is kept for the next one: opening a dozen at once takes two cores for a fifth of a second.
  extra: {
    max: pool,
    idleTimeoutMillis: 600_000,
    statement_timeout: 60_000,
    connectionTimeoutMillis: 15_000,
    application_name: 'parvis',
    // Postgres' own 4 is of turning disks: it reads all meetings of a fair for the forty of one person.
    options: '-c random_page_cost=1.1',
  },
});

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [AppConfig],
      useFactory: (config: AppConfig) => ({
        ...databaseOptions(config.get('DATABASE_URL'), config.get('DATABASE_POOL')),
        autoLoadEntities: true,
        retryAttempts: 5,
        retryDelay: 500,
      }),
    }),
  ],
})
export class DatabaseModule {}
