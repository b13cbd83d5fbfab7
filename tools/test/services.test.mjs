import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Redis from 'ioredis';
import pg from 'pg';
import { processIdentity, waitUntil } from '../lib/processes.mjs';
import { startServices } from '../services.mjs';

async function query(url, sql) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'parvis-services-test-'));

test('has the Postgres extensions that the schema needs', async () => {
  const services = await startServices();
  try {
    for (const name of ['btree_gist', 'pg_trgm', 'unaccent', 'citext'])
      await query(services.databaseUrl, `create extension ${name}`);
    const rows = await query(services.databaseUrl, 'select extname from pg_extension order by 1');
    assert.deepEqual(
      rows.map((row) => row.extname),
      ['btree_gist', 'citext', 'pg_trgm', 'plpgsql', 'unaccent'],
    );
  } finally {
    await services.stop();
  }
  assert.equal(existsSync(services.folder), false);
  assert.deepEqual(services.pids.map(processIdentity), [null, null]);
});

test('never evicts from Redis, whose durable data outlives a kill -9 of both servers', async () => {
  const dataDir = temporaryFolder();
  const before = await startServices({ dataDir });
  await query(before.databaseUrl, 'create table kept as select 7 as number');
  let redis = new Redis(before.redisUrl);
  assert.deepEqual(await redis.config('GET', 'maxmemory-policy'), ['maxmemory-policy', 'noeviction']);
  await redis.set('kept', 'yes');
  await redis.config('SET', 'appendfsync', 'always');
  await redis.set('kept', 'still');
  redis.disconnect();
  for (const handle of before.processes) process.kill(handle.pid, 'SIGKILL');
  await Promise.all(before.processes.map(({ ended }) => ended));

  const after = await startServices({ dataDir });
  try {
    assert.deepEqual(await query(after.databaseUrl, 'select number from kept'), [{ number: 7 }]);
    redis = new Redis(after.redisUrl);
    assert.equal(await redis.get('kept'), 'still');
    redis.disconnect();
  } finally {
    await after.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('starts over a postmaster.pid whose number is by now another program', async () => {
  const dataDir = temporaryFolder();
  await (await startServices({ dataDir })).stop();
  writeFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), `${process.pid}\n`);
  const services = await startServices({ dataDir });
  assert.deepEqual(await query(services.databaseUrl, 'select 1 as one'), [{ one: 1 }]);
  await services.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A process that has started throw-away servers, ended by `signal`. */
async function endOwner(signal) {
  const module = JSON.stringify(new URL('../services.mjs', import.meta.url).href);
  const script = `const { startServices } = await import(${module}); const { folder, pids } = await startServices();
    console.log(JSON.stringify({ folder, pids })); setInterval(() => {}, 1_000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const left = JSON.parse(String((await once(owner.stdout, 'data'))[0]));
  owner.kill(signal);
  const [, endedBy] = await once(owner, 'exit');
  assert.equal(endedBy, signal);
  return left;
}

test('takes throw-away servers along when their owner is interrupted', async () => {
  const left = await endOwner('SIGINT');
  assert.equal(await waitUntil(() => left.pids.every((pid) => processIdentity(pid) === null), 2_000), true);
  assert.equal(existsSync(left.folder), false);
});

test('removes what an owner that was killed left', async () => {
  const left = await endOwner('SIGKILL');
  assert.equal(left.pids.map(processIdentity).includes(null), false);
  const services = await startServices();
  await services.stop();
  assert.deepEqual(left.pids.map(processIdentity), [null, null]);
  assert.equal(existsSync(left.folder), false);
});

test('starts only what is not given', async () => {
  const services = await startServices({ databaseUrl: 'postgres://elsewhere/db' });
  assert.equal(services.databaseUrl, 'postgres://elsewhere/db');
  assert.deepEqual(
    services.processes.map(({ name }) => name),
    ['redis'],
  );
  await services.stop();
});
