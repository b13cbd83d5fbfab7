import {
  type BodyInputOf,
  type BusinessTerms,
  getOwnProfile,
  getParticipant,
  updateOwnProfile,
} from '@parvis/contracts';
import { FairsModule } from '@parvis/fairs';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { ProfilesModule } from '../profiles.module.js';
import { ParticipantReader } from './participant-reader.js';

jest.setTimeout(60_000);

const noTerms: BusinessTerms = {
  dealSizes: [],
  requires: [],
  requiresStrictly: false,
  exclusivity: null,
  seeksSizes: [],
  seeksStages: [],
};

const terms: BusinessTerms = {
  dealSizes: ['10k-100k', '100k-1m'],
  requires: ['ISO 9001:2015', 'B Corp'],
  requiresStrictly: true,
  exclusivity: 'wanted',
  seeksSizes: ['S'],
  seeksStages: ['market', 'scale'],
};

describe('intents, stage and business terms', () => {
  let server: TestServer;
  let fairId: string;
  let params: { fairId: string };
  let reader: ParticipantReader;
  let person: TestPerson;

  beforeAll(async () => {
    // Without the worker: events stay in the outbox, where they can be looked at.
    server = await TestServer.start(
      { name: 'profiles', api: [FairsModule, ProfilesModule], worker: [], hasDatabase: true, domains: [] },
      { APP_ROLES: 'api' },
    );
    reader = server.app.get(ParticipantReader);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db, { mode: 'hybrid' });
    params = { fairId };
    person = await createPerson(server, fairId, { kind: 'exhibitor', company: 'nova' });
  });

  const update = (body: BodyInputOf<typeof updateOwnProfile>) => person.client.call(updateOwnProfile, { params, body });

  it('are empty at first, kept as they are said, each thing once, and stay when other things change', async () => {
    expect(await person.client.call(getOwnProfile, { params })).toMatchObject({
      intents: [],
      stage: null,
      terms: noTerms,
    });
    const body = {
      intents: ['sell' as const, 'raise' as const, 'sell' as const],
      stage: 'pilot' as const,
      terms: { ...terms, requires: [...terms.requires, 'B Corp'] },
    };
    const said = { intents: ['sell', 'raise'], stage: 'pilot', terms };
    expect(await update(body)).toMatchObject(said);
    expect(await update({ jobTitle: 'CEO' })).toMatchObject({ ...said, jobTitle: 'CEO' });
    expect(await update({ intents: [], stage: null, terms: noTerms })).toMatchObject({
      intents: [],
      stage: null,
      terms: noTerms,
    });
  });

  it('are refused where they say something unknown, field by field', async () => {
    const refuse = async (body: object) => {
      const answer = await person.client.raw(updateOwnProfile, { params, body });
      expect(answer.status).toBe(422);
      return ((await answer.json()) as { issues: { path: string }[] }).issues.map((issue) => issue.path);
    };
    expect(await refuse({ intents: ['buy', 'steal'] })).toEqual(['intents.1']);
    expect(await refuse({ stage: 'dream' })).toEqual(['stage']);
    expect(await refuse({ terms: { ...terms, requires: ['ISO 9001', ' '] } })).toEqual(['terms.requires.1']);
    expect(await refuse({ terms: { ...terms, requires: Array.from({ length: 11 }, (_, at) => `C${at}`) } })).toEqual([
      'terms.requires',
    ]);
    expect(await refuse({ terms: { dealSizes: [] } })).toContain('terms.requires');
    expect(await person.client.call(getOwnProfile, { params })).toMatchObject({ stage: null, terms: noTerms });
  });

  it.each([
    ['intents', `'{steal}'`],
    ['intents', `array[null]::text[]`],
    ['stage', `'dream'`],
    ['deal_sizes', `'{free}'`],
    ['required_certificates', `array_fill('x'::text, array[11])`],
    ['exclusivity', `'perhaps'`],
    ['sought_sizes', `'{XL}'`],
    ['sought_stages', `'{dream}'`],
  ])('are kept clean by the database itself: %s = %s', async (column, value) => {
    await expect(
      server.db.query(`update profiles.participant set ${column} = ${value} where id = $1`, [person.id]),
    ).rejects.toThrow('violates check constraint');
  });

  it('show intents and stage to other people, and no terms', async () => {
    await update({ intents: ['sell'], stage: 'scale', terms });
    const other = await createPerson(server, fairId);
    const card = await other.client.call(getParticipant, { params: { fairId, participantId: person.id } });
    expect(card).toMatchObject({ intents: ['sell'], stage: 'scale' });
    expect(Object.keys(card)).toEqual(expect.not.arrayContaining(['terms', ...Object.keys(terms)]));
    const [row] = await server.db.query(`select search_text as text from profiles.participant where id = $1`, [
      person.id,
    ]);
    expect(row.text).not.toMatch(/iso|corp/);
  });

  describe('as the matcher reads them', () => {
    it('come with the company: size, certificates as keys, country', async () => {
      await update({ intents: ['sell'], stage: 'pilot', terms, country: null });
      await server.db.query(
        `update profiles.company set employees = 120, country = 'BE', certificates = '{NF EN ISO 22000,--,iso 22000}'
         where id = $1`,
        [person.companyId],
      );
      const alone = await createPerson(server, fairId);
      const profiles = new Map((await reader.matchProfiles(fairId)).map((profile) => [profile.id, profile]));
      expect(profiles.get(person.id)).toEqual({
        id: person.id,
        companyId: person.companyId,
        kind: 'exhibitor',
        needs: [],
        offers: [],
        needText: '',
        offerText: '',
        languages: ['en'],
        country: 'BE',
        attendance: 'virtual',
        completeness: 2.5 / 6,
        ...terms,
        requires: ['iso9001', 'bcorp'],
        intents: ['sell'],
        stage: 'pilot',
        certificates: ['iso22000'],
        companySize: 'M',
      });
      expect(profiles.get(alone.id)).toMatchObject({ ...noTerms, certificates: [], companySize: null, country: null });
    });

    it('are the same one by one, for some and for all, and only of this fair', async () => {
      await update({ country: 'FR', terms });
      const stranger = await createPerson(server, await createFairRow(server.db));
      const all = await reader.matchProfiles(fairId);
      expect(all.map((profile) => profile.country)).toEqual(['FR']);
      expect(await reader.matchProfilesOf(fairId, [person.id, stranger.id])).toEqual(all);
      expect(await reader.matchProfilesOf(fairId, [])).toEqual([]);
      expect(await reader.matchProfileOf(fairId, person.client.userId)).toEqual(all[0]);
      expect(await reader.matchProfileOf(fairId, stranger.client.userId)).toBeNull();
    });

    it('come with kind and languages for the timetable', async () => {
      expect(await reader.planningPeople(fairId)).toEqual([
        {
          id: person.id,
          companyId: person.companyId,
          kind: 'exhibitor',
          attendance: 'virtual',
          languages: ['en'],
          busy: [],
        },
      ]);
    });
  });

  it('are told to have changed by the id of the person alone', async () => {
    await update({ terms });
    const rows: { payload: unknown }[] = await server.db.query(
      `select payload from platform.outbox where payload->>'fairId' = $1 order by id`,
      [fairId],
    );
    expect(rows.map((row) => row.payload)).toEqual([{ fairId, participantIds: [person.id] }]);
  });
});
