import { randomBytes } from 'node:crypto';
import { migrate } from '@parvis/migrations';
import { Client } from 'pg';

const template = 'parvis_template';
/** Key of the advisory lock under which the template is made and copied. */
const lockKey = 7_212_027;

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: integration tests get it from tools/jest.global-setup.mjs`);
  return value;
}

const onDatabase = (name: string) => {
  const url = new URL(required('DATABASE_URL'));
  url.pathname = `/${name}`;
  return url.toString();
};

async function withLock<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: required('DATABASE_URL') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return await work(client);
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A migrated database of its own for a test file, copied from a template that the first caller makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withLock(async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (!rowCount) {
      await client.query(`create database ${template}`);
      await migrate(onDatabase(template));
    }
    await client.query(`create database ${name} template ${template}`);
  });
  const drop = () =>
    withLock(async (client) => void (await client.query(`drop database if exists ${name} with (force)`)));
  return { url: onDatabase(name), drop };
}
