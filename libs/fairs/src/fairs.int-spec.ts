import {
  createFair,
  type FairSettings,
  getFair,
  listFairs,
  listSlots,
  listTopics,
  replaceTopics,
  setFairStatus,
  updateFair,
} from '@parvis/contracts';
import { TestServer } from '@parvis/testing';
import type { z } from 'zod';
import { FairsModule } from './fairs.module.js';

const settings: z.input<typeof FairSettings> = {
  name: 'Salon des emballages',
  startsOn: '2026-11-24',
  endsOn: '2026-11-25',
  timeZone: 'Europe/Brussels',
  languages: ['fr', 'en'],
  mode: 'hybrid',
  dayStartsAt: '09:00',
  dayEndsAt: '17:00',
  lunchStartsAt: '12:00',
  lunchEndsAt: '13:00',
  slotMinutes: 30,
  breakMinutes: 0,
  tables: 10,
  wishesCloseAt: '2026-11-20T18:00:00Z',
};

describe('fairs', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({ name: 'fairs', api: [FairsModule], worker: [], hasDatabase: true, domains: [] });
  });
  afterAll(() => server.stop());

  it('makes the creator the organiser and gives back what was saved', async () => {
    const client = await server.signIn('creator@example.org');
    const fair = await client.call(createFair, { body: settings });
    expect(fair).toMatchObject({
      ...settings,
      wishesCloseAt: '2026-11-20T18:00:00.000Z',
      status: 'draft',
      roles: ['organiser'],
    });
    expect(await client.call(getFair, { params: { fairId: fair.id } })).toEqual(fair);
    expect(await client.call(listFairs)).toEqual([fair]);
    expect(await client.call(listSlots, { params: { fairId: fair.id } })).toHaveLength(28);
  });

  it('names each field that is wrong', async () => {
    const client = await server.signIn('wrong@example.org');
    const problem = await client.refusal(createFair, {
      body: { ...settings, name: ' ', timeZone: 'Mars/Olympus', endsOn: '2026-11-20', dayEndsAt: '08:00' },
    });
    expect(problem.status).toBe(422);
    expect(problem.issues?.map((issue) => issue.path)).toEqual(expect.arrayContaining(['name', 'timeZone']));
    const later = await client.refusal(createFair, { body: { ...settings, endsOn: '2026-11-20' } });
    expect(later.issues).toEqual([{ path: 'endsOn', reason: 'ends-before-start' }]);
  });

  it('refuses hours into which no slot fits', async () => {
    const client = await server.signIn('short@example.org');
    const problem = await client.refusal(createFair, {
      body: { ...settings, dayStartsAt: '16:45', lunchStartsAt: null, lunchEndsAt: null },
    });
    expect(problem).toMatchObject({ code: 'FAIR_HAS_NO_SLOTS', issues: [{ path: 'dayEndsAt' }] });
  });

  it('asks strangers to sign in, hides the fair from others and lets members only read', async () => {
    const organiser = await server.signIn('owner@example.org');
    const fair = await organiser.call(createFair, { body: settings });
    const params = { fairId: fair.id };
    expect((await server.stranger.refusal(getFair, { params })).status).toBe(401);
    expect((await (await server.signIn('other@example.org')).refusal(getFair, { params })).status).toBe(404);
    await organiser.call(setFairStatus, { params, body: { status: 'open' } });
    const member = await server.signInAs('participant', fair.id, 'member@example.org');
    expect((await member.call(getFair, { params })).roles).toEqual(['participant']);
    expect((await member.refusal(updateFair, { params, body: settings })).code).toBe('NOT_ALLOWED');
    expect((await member.refusal(setFairStatus, { params, body: { status: 'closed' } })).code).toBe('NOT_ALLOWED');
  });

  it('lets only organisers into a draft, and hides it from the list of others', async () => {
    const organiser = await server.signIn('drafts@example.org');
    const { id: fairId } = await organiser.call(createFair, { body: settings });
    const params = { fairId };
    const member = await server.signInAs('exhibitor', fairId, 'early@example.org');
    const assistant = await server.signInAs('organiser', fairId, 'assistant@example.org');
    const refused = async () => {
      for (const contract of [getFair, listSlots, listTopics])
        expect(await member.refusal(contract, { params })).toMatchObject({ status: 403, code: 'FAIR_IN_DRAFT' });
      expect(await member.call(listFairs)).toEqual([]);
    };
    await refused();
    expect((await assistant.call(getFair, { params })).status).toBe('draft');
    expect(await assistant.call(listFairs)).toHaveLength(1);
    await organiser.call(setFairStatus, { params, body: { status: 'open' } });
    expect((await member.call(getFair, { params })).roles).toEqual(['exhibitor']);
    expect(await member.call(listFairs)).toHaveLength(1);
    await organiser.call(setFairStatus, { params, body: { status: 'closed' } });
    expect(await member.call(listFairs)).toHaveLength(1);
    await organiser.call(setFairStatus, { params, body: { status: 'draft' } });
    await refused();
  });

  it('keeps ids of topics when they are renamed, and refuses a third level', async () => {
    const organiser = await server.signIn('topics@example.org');
    const { id: fairId } = await organiser.call(createFair, { body: settings });
    const names = (text: string) => ({ en: text, fr: text });
    const [food] = await organiser.call(replaceTopics, {
      params: { fairId },
      body: { topics: [{ names: names('Food') }, { names: names('Energy') }] },
    });
    const renamed = await organiser.call(replaceTopics, {
      params: { fairId },
      body: {
        topics: [
          { ...food!, names: { en: 'Food industry', fr: 'Agroalimentaire' } },
          { parentId: food!.id, names: names('Packaging') },
        ],
      },
    });
    expect(renamed.map((topic) => [topic.names.en, topic.parentId])).toEqual([
      ['Food industry', null],
      ['Packaging', food!.id],
    ]);
    expect(renamed[0]!.id).toBe(food!.id);
    const deep = await organiser.refusal(replaceTopics, {
      params: { fairId },
      body: { topics: [...renamed, { parentId: renamed[1]!.id, names: names('Boxes') }] },
    });
    expect(deep.issues).toEqual([{ path: 'topics.2.parentId', reason: 'not-a-main-topic' }]);
    expect(await organiser.call(listTopics, { params: { fairId } })).toEqual(renamed);
  });

  it('refuses a change from another site', async () => {
    const client = await server.signIn('csrf@example.org');
    const response = await fetch(`${server.url}/api/fairs`, {
      method: 'POST',
      headers: { cookie: client.cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });
    expect(response.status).toBe(403);
  });

  it('lets only the listed accounts create fairs where a list is set', async () => {
    const closed = await TestServer.start(
      { name: 'fairs', api: [FairsModule], worker: [], hasDatabase: true, domains: [] },
      { FAIR_CREATORS: 'boss@example.org' },
    );
    try {
      expect((await (await closed.signIn('someone@example.org')).refusal(createFair, { body: settings })).code).toBe(
        'NOT_ALLOWED',
      );
      expect((await (await closed.signIn('boss@example.org')).call(createFair, { body: settings })).roles).toEqual([
        'organiser',
      ]);
    } finally {
      await closed.stop();
    }
  });
});
