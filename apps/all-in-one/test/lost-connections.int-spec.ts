import { getAccount } from '@parvis/contracts';
import { ProfilesModule } from '@parvis/profiles';
import { createFairRow, createPerson, TestServer } from '@parvis/testing';
import { Client } from 'pg';

jest.setTimeout(60_000);

describe('connections to Postgres that are lost', () => {
  it('are replaced, those of the sign-in too, and end no process', async () => {
    const server = await TestServer.start({
      name: 'lost-connections',
      api: [ProfilesModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
    const person = await createPerson(server, await createFairRow(server.db));
    await person.client.call(getAccount, {});
    const admin = new Client({ connectionString: server.config.get('DATABASE_URL') });
    await admin.connect();
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await admin.end();
    // At least one of the domains and one of the sign-in.
    expect(rowCount).toBeGreaterThan(1);
    const answer = await server.eventually(
      () => person.client.raw(getAccount, {}),
      ({ ok }) => ok,
    );
    expect(answer.ok).toBe(true);
    await server.stop();
  });
});
