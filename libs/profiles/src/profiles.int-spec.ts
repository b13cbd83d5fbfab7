import {
  addParticipant,
  deleteOwnPhoto,
  getAccount,
  getOwnProfile,
  getParticipant,
  getProfileStats,
  inviteParticipants,
  listDirectory,
  listParticipants,
  putOwnPhoto,
  replaceTopics,
  setPassword,
  updateAccount,
  updateOwnProfile,
} from '@parvis/contracts';
import { FairsModule } from '@parvis/fairs';
import { createFairRow, createPerson, type TestClient, TestServer } from '@parvis/testing';
import sharp from 'sharp';
import { CompanyReader } from './company/company-reader.js';
import { ParticipantReader } from './participant/participant-reader.js';
import { ProfilesModule } from './profiles.module.js';

jest.setTimeout(60_000);

describe('profiles', () => {
  let server: TestServer;
  let fairId: string;
  let params: { fairId: string };
  let organiser: TestClient;

  beforeAll(async () => {
    // Without the worker: events stay in the outbox, where they can be looked at.
    server = await TestServer.start(
      { name: 'profiles', api: [FairsModule, ProfilesModule], worker: [], hasDatabase: true, domains: [] },
      { APP_ROLES: 'api' },
    );
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db, { mode: 'hybrid' });
    params = { fairId };
    organiser = await server.signInAs('organiser', fairId, `organiser-${fairId}@example.org`);
  });

  const recorded = async (name: string): Promise<Record<string, unknown>[]> => {
    const rows: { payload: Record<string, unknown> }[] = await server.db.query(
      `select payload from platform.outbox where name = $1 and payload->>'fairId' = $2 order by id`,
      [name, fairId],
    );
    return rows.map((row) => row.payload);
  };
  const createTopics = async (...names: string[]) => {
    const topics = names.map((name) => ({ names: { en: name, fr: name } }));
    return (await organiser.call(replaceTopics, { params, body: { topics } })).map((topic) => topic.id);
  };

  describe('account', () => {
    it('changes name and language', async () => {
      const client = await server.signIn('account@example.org');
      expect(await client.call(updateAccount, { body: { locale: 'fr' } })).toMatchObject({
        locale: 'fr',
        name: 'account',
      });
      expect(await client.call(updateAccount, { body: { name: 'Ann Peeters' } })).toEqual({
        id: client.userId,
        email: 'account@example.org',
        name: 'Ann Peeters',
        locale: 'fr',
        hasPassword: false,
      });
    });

    it('sets a first password, asks for it at the next change and ends other sessions', async () => {
      const elsewhere = await server.signIn('password@example.org');
      const client = await server.signIn('password@example.org');
      const set = (body: { currentPassword?: string; newPassword: string }) => client.raw(setPassword, { body });
      expect((await client.refusal(setPassword, { body: { newPassword: 'short' } })).issues).toEqual([
        { path: 'newPassword', reason: 'too-short' },
      ]);
      expect((await set({ newPassword: 'correct horse' })).status).toBe(200);
      expect((await client.call(getAccount)).hasPassword).toBe(true);
      expect((await elsewhere.refusal(getAccount)).code).toBe('NOT_SIGNED_IN');
      for (const currentPassword of [undefined, 'battery staple']) {
        const body = { currentPassword, newPassword: 'another horse' };
        expect((await client.refusal(setPassword, { body })).code).toBe('PASSWORD_WRONG');
      }
      const changed = await set({ currentPassword: 'correct horse', newPassword: 'another horse' });
      expect(changed.status).toBe(200);
      // The old cookie has ended too; the browser has a new one.
      const cookie = changed.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const renewed = await fetch(`${server.url}/api/profiles/account`, { headers: { cookie } });
      expect(renewed.status).toBe(200);
      const signIn = (password: string) =>
        fetch(`${server.url}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: server.url },
          body: JSON.stringify({ email: 'password@example.org', password }),
        });
      expect((await signIn('another horse')).status).toBe(200);
      expect((await signIn('correct horse')).status).toBe(401);
    });
  });

  it('does not read long bodies of whoever wants to sign in', async () => {
    const ask = (password: string) =>
      fetch(`${server.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({ email: 'a@x.example', password }),
      });
    const refused = await ask('x'.repeat(40_000));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect((await ask('x'.repeat(100))).status).toBe(401);
    const endless = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: new Blob(['{}']).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(endless.status).toBe(413);
  });

  it('signs out by a request without a body', async () => {
    const client = await server.signIn('leaving@example.org');
    const answer = await fetch(`${server.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: client.cookie, origin: server.url },
    });
    expect(answer.status).toBe(200);
    expect((await client.refusal(getAccount)).code).toBe('NOT_SIGNED_IN');
  });

  describe('an address with letters beyond ASCII', () => {
    const email = 'søren.łukasz@exempel.example';
    const ask = (path: string, body: object) =>
      fetch(`${server.url}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify(body),
      });

    it('signs in by an invitation, by a link asked for, and by password', async () => {
      const client = await server.signIn(email);
      expect(await client.call(getAccount)).toMatchObject({ email, id: client.userId });
      await client.call(setPassword, { body: { newPassword: 'correct horse' } });
      expect((await ask('/sign-in/email', { email, password: 'correct horse' })).status).toBe(200);
      expect((await ask('/sign-in/magic-link', { email: 'SØREN.łukasz@exempel.example' })).status).toBe(200);
      const [row]: [{ payload: { email: string; name: string; link: string } }] = await server.db.query(
        `select payload from platform.outbox where name = 'sign-in.requested.v1'`,
      );
      expect(row.payload).toMatchObject({ email, name: 'søren.łukasz' });
      const token = new URL(row.payload.link).searchParams.get('token');
      const verified = await fetch(`${server.url}/api/auth/magic-link/verify?token=${token}`);
      expect(await verified.json()).toMatchObject({ user: { id: client.userId, email } });
    });

    it('is asked to be one address, and to be written itself', async () => {
      const hidden = `${Buffer.from('a@x.example, ø@x.example').toString('hex')}@address.invalid`;
      for (const text of ['a@x.example, ø@x.example', 'ø@x.example\r\nBcc: a@x.example']) {
        expect((await ask('/sign-in/magic-link', { email: text })).status).toBe(400);
      }
      await ask('/sign-in/magic-link', { email: hidden });
      const mails = await server.db.query(
        `select 1 from platform.outbox where name = 'sign-in.requested.v1' and payload->>'email' like '%a@x.example%'`,
      );
      expect(mails).toEqual([]);
    });

    it('gets an account by a link asked for', async () => {
      await ask('/sign-in/magic-link', { email: 'zoë@exempel.example' });
      const [row]: [{ payload: { link: string } }] = await server.db.query(
        `select payload from platform.outbox where name = 'sign-in.requested.v1' and payload->>'email' = 'zoë@exempel.example'`,
      );
      const token = new URL(row.payload.link).searchParams.get('token');
      const verified = await fetch(`${server.url}/api/auth/magic-link/verify?token=${token}`);
      expect(await verified.json()).toMatchObject({ user: { email: 'zoë@exempel.example', emailVerified: true } });
    });
  });

  describe('own profile', () => {
    it('says what is missing until nothing is', async () => {
      const [topic] = await createTopics('Packaging');
      const { client, email } = await createPerson(server, fairId, { languages: [] });
      const before = await client.call(getOwnProfile, { params });
      expect(before).toMatchObject({ email, completedAt: null });
      expect(before.gaps).toEqual(['company', 'job-title', 'needs', 'offers', 'languages', 'availability']);
      const busy = [{ startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T10:00:00.000Z' }];
      const body = {
        companyName: 'Nova Pack',
        jobTitle: 'CEO',
        needs: [topic!],
        offerText: 'Advice',
        languages: ['fr'],
      };
      expect((await client.call(updateOwnProfile, { params, body })).gaps).toEqual(['availability']);
      const after = await client.call(updateOwnProfile, { params, body: { busy } });
      expect(after).toMatchObject({ ...body, busy, gaps: [] });
      expect(after.completedAt).not.toBeNull();
      expect((await client.call(updateOwnProfile, { params, body: { jobTitle: 'CTO' } })).completedAt).toBe(
        after.completedAt,
      );
      expect((await client.call(updateOwnProfile, { params, body: { jobTitle: '' } })).completedAt).toBeNull();
      expect(await recorded('profiles.changed.v1')).toHaveLength(4);
    });

    it('refuses topics of other fairs and times that end before they start, and changes nothing then', async () => {
      const otherFair = await createFairRow(server.db);
      const [row]: [{ id: string }] = await server.db.query(
        `insert into fairs.topic (fair_id, position, name_en, name_fr) values ($1, 0, 'x', 'x') returning id`,
        [otherFair],
      );
      const { client } = await createPerson(server, fairId);
      const refused = await client.refusal(updateOwnProfile, { params, body: { jobTitle: 'X', offers: [row.id] } });
      expect(refused.issues).toEqual([{ path: 'offers.0', reason: 'unknown' }]);
      const busy = [{ startsAt: '2026-11-24T10:00:00.000Z', endsAt: '2026-11-24T09:00:00.000Z' }];
      expect((await client.refusal(updateOwnProfile, { params, body: { busy } })).issues).toEqual([
        { path: 'busy.0', reason: 'ends-before-start' },
      ]);
      expect((await client.call(getOwnProfile, { params })).jobTitle).toBe('');
    });

    it('finds a company by any spelling, but lets nobody join or leave an exhibitor by typing a name', async () => {
      const staff = await createPerson(server, fairId, { kind: 'exhibitor', company: 'exhibitor sa' });
      const visitor = await createPerson(server, fairId);
      const colleague = await createPerson(server, fairId);
      const name = (client: TestClient, companyName: string) =>
        client.call(updateOwnProfile, { params, body: { companyName } });
      const first = await name(visitor.client, 'Société Nova');
      expect((await name(colleague.client, ' SOCIETE  nova ')).companyId).toBe(first.companyId);
      const refuse = async (client: TestClient, companyName: string) =>
        (await client.refusal(updateOwnProfile, { params, body: { companyName } })).issues;
      expect(await refuse(visitor.client, 'Exhibitor SA')).toEqual([
        { path: 'companyName', reason: 'company-exhibits' },
      ]);
      expect(await refuse(staff.client, 'Other')).toEqual([{ path: 'companyName', reason: 'exhibitors-stay' }]);
      expect((await name(staff.client, 'Exhibitor SA')).companyId).toBe(staff.companyId);
    });

    it('takes a photo of any usual type, replaces and removes it', async () => {
      const { client } = await createPerson(server, fairId);
      const picture = (width: number) =>
        sharp({ create: { width, height: 300, channels: 3, background: 'teal' } })
          .png()
          .toBuffer();
      const put = async (width: number) =>
        (await client.call(putOwnPhoto, { params, file: { name: 'me.png', bytes: await picture(width) } })).photoUrl;
      const first = await put(400);
      const second = await put(500);
      expect(second).not.toBe(first);
      const look = (url: string | null) => fetch(`${server.url}${url}`, { headers: { cookie: client.cookie } });
      expect((await look(first)).status).toBe(404);
      const shown = await look(second);
      expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
        format: 'webp',
        width: 512,
        height: 512,
      });
      const text = { name: 'me.png', bytes: Buffer.from('not a picture') };
      expect((await client.refusal(putOwnPhoto, { params, file: text })).code).toBe('FILE_TYPE_NOT_SUPPORTED');
      expect((await client.call(deleteOwnPhoto, { params })).photoUrl).toBeNull();
      expect((await look(second)).status).toBe(404);
    });

    it('is read-only when the fair is closed, and none of organisers and strangers', async () => {
      const { client } = await createPerson(server, fairId);
      await server.db.query(`update fairs.fair set status = 'closed' where id = $1`, [fairId]);
      expect((await client.refusal(updateOwnProfile, { params, body: { jobTitle: 'X' } })).code).toBe('FAIR_NOT_OPEN');
      expect((await organiser.refusal(getOwnProfile, { params })).code).toBe('NOT_ALLOWED');
      expect((await server.stranger.refusal(getOwnProfile, { params })).status).toBe(401);
    });
  });

  describe('directory', () => {
    it('lists everyone once, in order of name without regard to accents, page by page', async () => {
      for (const lastName of ['Zola', 'Özdemir', 'oz', 'Paul', 'Ålund', 'Allen', 'Łukasz'])
        await createPerson(server, fairId, { lastName });
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await organiser.call(listDirectory, { params, query: { limit: 3, cursor } });
        expect(page.total).toBe(7);
        names.push(...page.items.map((person) => person.lastName));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(names).toEqual(['Allen', 'Ålund', 'Łukasz', 'oz', 'Özdemir', 'Paul', 'Zola']);
      expect((await organiser.refusal(listDirectory, { params, query: { cursor: 'abc' } })).code).toBe('INVALID_INPUT');
    });

    it('finds by words of name, company and texts, and by filters, all at once', async () => {
      const [packaging, energy] = await createTopics('Packaging', 'Energy');
      const ann = await createPerson(server, fairId, {
        firstName: 'Ann',
        lastName: 'Müller',
        company: 'nova',
        needs: [packaging!],
        languages: ['fr'],
      });
      const bob = await createPerson(server, fairId, {
        firstName: 'Bob',
        lastName: 'Muller',
        offers: [packaging!],
        kind: 'exhibitor',
        company: 'stand',
      });
      const cleo = await createPerson(server, fairId, { firstName: 'Cléo', lastName: 'Rossi', needs: [energy!] });
      await cleo.client.call(updateOwnProfile, { params, body: { needText: 'Éoliennes 100%', country: 'BE' } });
      const find = async (query: Record<string, unknown>) =>
        (await organiser.call(listDirectory, { params, query })).items.map((person) => person.id);
      expect(await find({ search: 'MULLER' })).toEqual([ann.id, bob.id]);
      expect(await find({ search: 'müller nova' })).toEqual([ann.id]);
      expect(await find({ search: 'eolienne' })).toEqual([cleo.id]);
      expect(await find({ search: '100%' })).toEqual([cleo.id]);
      expect(await find({ search: '%' })).toEqual([cleo.id]);
      expect(await find({ topic: packaging })).toEqual([ann.id, bob.id]);
      expect(await find({ topic: [packaging, energy] })).toHaveLength(3);
      expect(await find({ topic: packaging, kind: 'exhibitor' })).toEqual([bob.id]);
      expect(await find({ country: 'BE' })).toEqual([cleo.id]);
      expect(await find({ language: 'fr' })).toEqual([ann.id]);
      expect(await find({ search: 'rossi', topic: packaging })).toEqual([]);
    });

    it('shows no address to other people, and nobody of other fairs', async () => {
      const { client } = await createPerson(server, fairId);
      const other = await createPerson(server, await createFairRow(server.db));
      const page = await client.call(listDirectory, { params });
      expect(page.total).toBe(1);
      expect(page.items[0]).not.toHaveProperty('email');
      expect((await client.refusal(getParticipant, { params: { fairId, participantId: other.id } })).status).toBe(404);
      expect((await other.client.refusal(listDirectory, { params })).status).toBe(404);
      expect((await client.refusal(listParticipants, { params })).status).toBe(403);
    });
  });

  describe("the organiser's list", () => {
    it('adds a person with account and role, unknown until now, once', async () => {
      const body = {
        kind: 'visitor' as const,
        email: ' Ann@Example.org ',
        firstName: 'Ann',
        lastName: 'Peeters',
        companyName: 'Nova',
        locale: 'fr' as const,
      };
      const added = await organiser.call(addParticipant, { params, body });
      expect(added).toMatchObject({
        email: 'ann@example.org',
        companyName: 'Nova',
        kind: 'visitor',
        attendance: 'both',
        invitedAt: null,
        signedInAt: null,
      });
      expect((await organiser.refusal(addParticipant, { params, body })).code).toBe('ALREADY_TAKES_PART');
      const [account] = await server.db.query(
        `select locale, email_verified from auth."user" where email = 'ann@example.org'`,
      );
      expect(account).toEqual({ locale: 'fr', email_verified: false });
      const ann = await server.signIn('ann@example.org');
      expect((await ann.call(getOwnProfile, { params })).firstName).toBe('Ann');
      expect(await recorded('profiles.changed.v1')).toHaveLength(1);
    });

    it('adds an exhibitor with the company that gets a booth', async () => {
      const body = { kind: 'exhibitor' as const, email: 'eve@example.org', firstName: 'Eve', lastName: 'Martin' };
      expect((await organiser.refusal(addParticipant, { params, body })).issues).toEqual([
        { path: 'companyName', reason: 'required' },
      ]);
      const eve = await organiser.call(addParticipant, { params, body: { ...body, companyName: 'Stand SA' } });
      expect(await recorded('exhibitors.imported.v1')).toEqual([
        { fairId, exhibitors: [{ companyId: eve.companyId, size: 'S', tagline: '' }] },
      ]);
      const visitor = { ...body, kind: 'visitor' as const, email: 'joe@example.org', companyName: 'stand sa' };
      expect((await organiser.refusal(addParticipant, { params, body: visitor })).issues).toEqual([
        { path: 'companyName', reason: 'company-exhibits' },
      ]);
    });

    it('shows who has been invited, has signed in and has completed, and counts them', async () => {
      const add = (email: string) =>
        organiser.call(addParticipant, { params, body: { kind: 'visitor', email, firstName: 'A', lastName: email } });
      const [ann, bob] = [await add(`ann-${fairId}@example.org`), await add(`bob-${fairId}@example.org`)];
      await organiser.call(inviteParticipants, { params, body: { to: [ann.id] } });
      const client = await server.signIn(ann.email);
      const missing = async (what: 'invitation' | 'sign-in' | 'profile') =>
        (await organiser.call(listParticipants, { params, query: { missing: what } })).items.map((person) => person.id);
      expect(await missing('invitation')).toEqual([bob.id]);
      expect(await missing('sign-in')).toEqual([bob.id]);
      expect(await missing('profile')).toEqual([ann.id, bob.id]);
      // Having been there stays, whatever becomes of the session.
      await server.db.query('delete from auth.session where user_id = $1', [client.userId]);
      expect(await missing('sign-in')).toEqual([bob.id]);
      const search = await organiser.call(listParticipants, { params, query: { search: `BOB-${fairId}` } });
      expect(search.items.map((person) => person.id)).toEqual([bob.id]);
      expect(await organiser.call(getProfileStats, { params })).toEqual({
        exhibitors: 0,
        visitors: 2,
        companies: 0,
        invited: 1,
        signedIn: 1,
        completed: 0,
      });
    });
  });

  describe('invitations', () => {
    it('go to whom they are meant for, once, and open a draft', async () => {
      await server.db.query(`update fairs.fair set status = 'draft' where id = $1`, [fairId]);
      const [ann, bob] = [await createPerson(server, fairId), await createPerson(server, fairId)];
      const stranger = await createPerson(server, await createFairRow(server.db));
      const invite = async (to: 'not-invited' | 'not-signed-in' | string[]) =>
        (await organiser.call(inviteParticipants, { params, body: { to } as { to: 'not-invited' } })).queued;
      expect(await invite([ann.id, stranger.id])).toBe(1);
      expect(await server.db.query('select status from fairs.fair where id = $1', [fairId])).toEqual([
        { status: 'open' },
      ]);
      expect(await invite('not-invited')).toBe(1);
      expect(await invite('not-invited')).toBe(0);
      // A second press of the button does not write to everybody again.
      expect(await invite('not-signed-in')).toBe(0);
      await server.db.query(
        `update profiles.participant set invited_at = now() - interval '1 day' where fair_id = $1`,
        [fairId],
      );
      await bob.client.call(getOwnProfile, { params });
      expect(await invite('not-signed-in')).toBe(1);
      const events = await recorded('participant.invited.v1');
      expect(events.map((event) => event.participantId)).toEqual([ann.id, bob.id, ann.id]);
      expect(events[0]).toEqual({
        fairId,
        participantId: ann.id,
        userId: ann.client.userId,
        locale: 'en',
        at: expect.any(String),
      });
    });

    it('are for organisers, of a fair that is not over', async () => {
      const { client } = await createPerson(server, fairId);
      const call = { params, body: { to: 'not-invited' as const } };
      expect((await client.refusal(inviteParticipants, call)).status).toBe(403);
      await server.db.query(`update fairs.fair set status = 'closed' where id = $1`, [fairId]);
      expect((await organiser.refusal(inviteParticipants, call)).code).toBe('FAIR_NOT_OPEN');
    });
  });

  describe('readers', () => {
    it('answer for their fair only', async () => {
      const reader = new ParticipantReader(server.db);
      const companies = new CompanyReader(server.db);
      const ann = await createPerson(server, fairId, { company: 'nova', kind: 'exhibitor', lastName: 'Ann' });
      const bob = await createPerson(server, fairId, { company: 'nova', kind: 'exhibitor', lastName: 'Bob' });
      const other = await createPerson(server, await createFairRow(server.db), { company: 'nova', kind: 'exhibitor' });
      expect([...(await reader.cards(fairId, [ann.id, other.id])).keys()]).toEqual([ann.id]);
      expect(await reader.byUser(fairId, ann.client.userId)).toMatchObject({
        id: ann.id,
        companyName: 'nova',
        kind: 'exhibitor',
      });
      expect(await reader.byUser(fairId, other.client.userId)).toBeNull();
      expect((await reader.colleagues(fairId, ann.companyId!)).map((card) => card.id)).toEqual([ann.id, bob.id]);
      expect((await reader.matchProfiles(fairId)).map((profile) => profile.completeness)).toEqual([2 / 6, 2 / 6]);
      expect((await reader.planningPeople(fairId)).map((person) => person.id).sort()).toEqual([ann.id, bob.id].sort());
      expect(await reader.userIds([ann.id, bob.id])).toEqual(
        new Map([
          [ann.id, ann.client.userId],
          [bob.id, bob.client.userId],
        ]),
      );
      expect(await reader.forMail(ann.id)).toMatchObject({ email: ann.email, locale: 'en', fairId });
      expect((await companies.exhibitors(fairId, { search: 'NOVA' })).map((company) => company.id)).toEqual([
        ann.companyId,
      ]);
      expect(await companies.cards(fairId, [other.companyId!])).toEqual(new Map());
    });
  });
});
