import { randomUUID } from 'node:crypto';
import {
  addLeadNote,
  deleteLeadNote,
  type exportFormats,
  exportLeads,
  getBadge,
  getBoothContact,
  getLead,
  getLeadDesk,
  getLeadNumbers,
  getLeadSettings,
  giveContact,
  listConsents,
  listLeadExports,
  listLeads,
  renewBadge,
  revokeAllConsents,
  revokeConsent,
  scanBadges,
  setBookmark,
  setBoothPrice,
  setContactCard,
  setLeadQuestions,
  setLeadSettings,
  updateLead,
} from '@parvis/contracts';
import { Outbox, RealtimePublisher } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';
import { BoothsWorkerModule } from '../booths-worker.module.js';
import { LeadSweeper } from './lead-sweeper.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const card = { phone: '+32 2 123 45 67', address: 'Rue Haute 1, Brussels', website: 'https://buyer.example/' };

describe('leads of a booth', () => {
  let server: TestServer;
  let fairId: string;
  let host: TestPerson;
  let colleague: TestPerson;
  let rival: TestPerson;
  let buyer: TestPerson;
  let boothId: string;
  const params = () => ({ fairId });
  const booth = () => ({ params: { fairId, boothId } });

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'booths',
      api: [BoothsModule],
      worker: [BoothsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    colleague = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own', firstName: 'Colleen' });
    rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
    buyer = await createPerson(server, fairId, { company: 'Buyers', firstName: 'Bea', lastName: 'Buyer' });
    boothId = host.companyId ?? '';
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $3), ($2, $3)`, [
      boothId,
      rival.companyId,
      fairId,
    ]);
    await buyer.client.call(setContactCard, {
      params: params(),
      body: { ...card, scanGives: ['email', 'phone', 'website'], meetingGives: ['email'] },
    });
  });

  const codeOf = async ({ client }: TestPerson) => (await client.call(getBadge, { params: params() })).code;
  const scan = async (
    by: TestPerson,
    code: string,
    { clientId = randomUUID() as string, at = new Date().toISOString(), deviceId = randomUUID() as string } = {},
  ) => {
    const [result] = await by.client.call(scanBadges, {
      params: params(),
      body: { scans: [{ clientId, code, at, deviceId }] },
    });
    if (!result) throw new Error('no result');
    return result;
  };
  const leadsOf = async ({ client }: TestPerson, query = {}) => client.call(listLeads, { params: params(), query });
  const leadOf = async ({ client }: TestPerson, leadId: string) => client.call(getLead, { params: { fairId, leadId } });
  const tell = (name: Parameters<Outbox['record']>[1], payload: Record<string, unknown>) =>
    server.app.get(Outbox).record(server.db.manager, name, payload as never);
  const newLead = async () => (await scan(host, await codeOf(buyer))).leadId ?? '';

  describe('that come from scans', () => {
    it('tell at once who was scanned and whether they are known', async () => {
      const code = await codeOf(buyer);
      expect(await scan(host, code)).toMatchObject({ outcome: 'new', name: 'Bea Buyer', companyName: 'Buyers' });
      expect(await scan(colleague, code.toLowerCase().replaceAll('-', ''))).toMatchObject({ outcome: 'known' });
      expect(await scan(host, await codeOf(colleague))).toMatchObject({ outcome: 'colleague', leadId: null });
      expect(await scan(host, 'ABCD-EFGH')).toMatchObject({ outcome: 'unknown', name: '' });
      expect((await leadsOf(colleague)).items).toHaveLength(1);
      expect((await leadsOf(rival)).items).toHaveLength(0);
    });

    it('are recorded once, and the earliest of two devices gives time and consent', async () => {
      const code = await codeOf(buyer);
      const early = new Date(Date.now() - 3_600_000).toISOString();
      const late = { clientId: randomUUID(), at: new Date(Date.now() - 60_000).toISOString() };
      const { leadId } = await scan(host, code, late);
      await scan(host, code, late);
      await scan(colleague, code, { at: early });
      const lead = await leadOf(host, leadId ?? '');
      expect(lead.timeline.map(({ kind, at }) => [kind, at])).toEqual([
        ['scanned', late.at],
        ['scanned', early],
      ]);
      expect(lead.firstAt).toBe(early);
      const { items } = await buyer.client.call(listConsents, { params: params() });
      expect(items).toMatchObject([{ act: 'scan', at: early, fields: ['email', 'phone', 'website'] }]);
    });

    it('are sent by nobody but whoever made them', async () => {
      const scans = [
        { clientId: randomUUID(), code: await codeOf(buyer), at: new Date().toISOString(), deviceId: randomUUID() },
      ];
      const body = { userId: host.client.userId ?? '', scans };
      const refusal = await colleague.client.refusal(scanBadges, { params: params(), body });
      expect(refusal.code).toBe('OTHER_ACCOUNT');
      expect((await leadsOf(host)).total).toBe(0);
      expect(await host.client.call(scanBadges, { params: params(), body })).toMatchObject([{ outcome: 'new' }]);
    });

    it('never lie in the future, nor come from a badge that was renewed or of another fair', async () => {
      const code = await codeOf(buyer);
      const { leadId } = await scan(host, code, { at: new Date(Date.now() + 86_400_000).toISOString() });
      expect(Date.parse((await leadOf(host, leadId ?? '')).lastAt)).toBeLessThanOrEqual(Date.now());
      const { code: renewed } = await buyer.client.call(renewBadge, { params: params() });
      expect(await scan(host, code)).toMatchObject({ outcome: 'unknown' });
      expect(await scan(host, renewed)).toMatchObject({ outcome: 'known' });
      const elsewhere = await createPerson(server, await createFairRow(server.db));
      const [row]: [{ fair_id: string }] = await server.db.query(
        `select fair_id from profiles.participant where id = $1`,
        [elsewhere.id],
      );
      const foreign = await elsewhere.client.call(getBadge, { params: { fairId: row.fair_id } });
      expect(await scan(host, foreign.code)).toMatchObject({ outcome: 'unknown' });
    });
  });

  describe('that come from what happens', () => {
    const count = async (kind: string) => {
      const rows: unknown[] = await server.db.query(
        `select 1 from booths.lead_event where booth_id = $1 and kind = $2`,
        [boothId, kind],
      );
      return rows.length;
    };

    it('put meetings, calls, chats and documents into one timeline, each once', async () => {
      const at = new Date().toISOString();
      const call = {
        fairId,
        boothId,
        callId: randomUUID(),
        callerId: buyer.id,
        takenById: host.id,
        waitedSeconds: 7,
        talkedSeconds: 90,
        outcome: 'answered',
        at,
      };
      const opening = { fairId, boothId, documentId: randomUUID(), title: 'Prices', participantId: buyer.id, at };
      const meeting = { fairId, meetingId: randomUUID(), heldBy: [host.id, buyer.id], missedBy: [] };
      for (const _ of [1, 2]) {
        await tell('stand-call.ended.v1', call);
        await tell('chat.both-ways.v1', { fairId, boothId, participantId: buyer.id, at });
        await tell('document.opened.v1', opening);
        await tell('meeting.outcome.v1', meeting);
      }
      const { items } = await server.eventually(
        () => leadsOf(host),
        (page) => page.items[0]?.sources.length === 4,
      );
      const lead = await leadOf(colleague, items[0]?.id ?? '');
      expect(lead.timeline.map(({ kind }) => kind).sort()).toEqual(['called', 'chatted', 'document', 'met']);
      expect(lead.timeline.find(({ kind }) => kind === 'document')?.details).toEqual({ title: 'Prices' });
      expect(lead.timeline.find(({ kind }) => kind === 'called')).toMatchObject({
        by: expect.stringContaining('Alex'),
        details: { outcome: 'answered', waitedSeconds: 7 },
      });
      expect(lead.contact).toEqual({ email: buyer.email });
    });

    it('count as the organiser says; the rest is recorded without being a lead', async () => {
      await tell('booth.visited.v1', { fairId, boothId, participantId: buyer.id, at: new Date().toISOString() });
      await server.eventually(
        () => count('visited'),
        (visits) => visits === 1,
      );
      expect((await leadsOf(host)).total).toBe(0);
      const organiser = await server.signInAs('organiser', fairId, 'olga@fair.example');
      const settings = await organiser.call(getLeadSettings, { params: params() });
      await organiser.call(setLeadSettings, { params: params(), body: { ...settings, counts: ['visited'] } });
      const { items } = await leadsOf(host);
      expect(items).toMatchObject([{ sources: ['visited'] }]);
      await organiser.call(setLeadSettings, { params: params(), body: { ...settings, counts: ['met'] } });
      expect((await host.client.refusal(getLead, { params: { fairId, leadId: items[0]?.id } })).code).toBe('NOT_FOUND');
    });

    it('give nothing to a booth that only marks or colleagues bring about', async () => {
      await tell('meeting.outcome.v1', {
        fairId,
        meetingId: randomUUID(),
        heldBy: [host.id, colleague.id],
        missedBy: [],
      });
      await buyer.client.call(setBookmark, { ...booth(), body: { isBookmarked: true } });
      expect(await buyer.client.call(getBoothContact, booth())).toMatchObject({ isBookmarked: true, given: [] });
      expect((await leadsOf(host)).total).toBe(0);
      expect(await count('bookmarked')).toBe(1);
      await buyer.client.call(setBookmark, { ...booth(), body: { isBookmarked: false } });
      expect(await count('bookmarked')).toBe(0);
    });
  });

  describe('and consent', () => {
    it('shows exactly the fields that were given, as the card says them now', async () => {
      const standing = await buyer.client.call(getBoothContact, booth());
      expect(Object.keys(standing.offered)).toEqual(['email', 'phone', 'address', 'website']);
      await buyer.client.call(giveContact, { ...booth(), body: { fields: ['phone'], message: 'Prices, please' } });
      const [line] = (await leadsOf(host)).items;
      const lead = await leadOf(host, line?.id ?? '');
      expect(lead).toMatchObject({ contact: { phone: card.phone }, sources: ['exchanged'] });
      expect(lead.timeline[0]?.details).toEqual({ message: 'Prices, please' });
      await buyer.client.call(setContactCard, {
        params: params(),
        body: { ...card, phone: '+32 2 999 99 99', scanGives: [], meetingGives: [] },
      });
      expect((await leadOf(host, lead.id)).contact).toEqual({ phone: '+32 2 999 99 99' });
      await buyer.client.call(giveContact, { ...booth(), body: { fields: ['email'] } });
      expect((await leadOf(host, lead.id)).contact).toEqual({ email: buyer.email });
    });

    it('takes all of it back at once, and no badge gives it again: only the person does', async () => {
      const leadId = await newLead();
      expect((await leadOf(host, leadId)).contact).toMatchObject({ email: buyer.email, phone: card.phone });
      const [receipt] = (await buyer.client.call(listConsents, { params: params() })).items;
      await buyer.client.call(revokeConsent, { params: { fairId, consentId: receipt?.id } });
      expect(await leadOf(host, leadId)).toMatchObject({ contact: {}, isRevoked: true });
      await scan(host, await codeOf(buyer));
      await tell('meeting.outcome.v1', { fairId, meetingId: randomUUID(), heldBy: [host.id, buyer.id], missedBy: [] });
      await server.eventually(
        () => leadOf(host, leadId),
        ({ sources }) => sources.includes('met'),
      );
      expect(await leadOf(host, leadId)).toMatchObject({ contact: {}, isRevoked: true });
      expect((await buyer.client.call(listConsents, { params: params() })).items).toMatchObject([
        { revokedAt: expect.any(String), companyName: 'Own' },
      ]);
      await buyer.client.call(giveContact, { ...booth(), body: { fields: ['email'] } });
      expect(await leadOf(host, leadId)).toMatchObject({ contact: { email: buyer.email }, isRevoked: false });
      await buyer.client.call(revokeAllConsents, { params: params() });
      expect(await leadOf(host, leadId)).toMatchObject({ contact: {}, isRevoked: true });
    });

    it('gives no more than the organiser allows and the person wants', async () => {
      const organiser = await server.signInAs('organiser', fairId, 'otto@fair.example');
      const settings = await organiser.call(getLeadSettings, { params: params() });
      await organiser.call(setLeadSettings, {
        params: params(),
        body: { ...settings, gives: { ...settings.gives, scan: ['email'], exchange: ['email'] } },
      });
      await buyer.client.call(setContactCard, {
        params: params(),
        body: { ...card, scanGives: ['phone'], meetingGives: [] },
      });
      expect((await leadOf(host, await newLead())).contact).toEqual({});
      expect(
        (await buyer.client.refusal(giveContact, { ...booth(), body: { fields: ['phone'] } })).issues,
      ).toMatchObject([{ path: 'fields' }]);
    });

    it('is one person’s own: nobody revokes for another, no team gives itself anything', async () => {
      await newLead();
      const [receipt] = (await buyer.client.call(listConsents, { params: params() })).items;
      const consentId = receipt?.id;
      expect((await rival.client.refusal(revokeConsent, { params: { fairId, consentId } })).code).toBe('NOT_FOUND');
      expect((await host.client.refusal(giveContact, { ...booth(), body: { fields: ['email'] } })).code).toBe(
        'NOT_ALLOWED',
      );
    });
  });

  describe('leave Parvis', () => {
    const fileOf = async (format: (typeof exportFormats)[number]) => {
      const answer = await host.client.raw(exportLeads, { params: params(), query: { format } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      return Buffer.from(await answer.arrayBuffer());
    };

    it('with basis, date and scope of consent in each format, formulas defused', async () => {
      const leadId = await newLead();
      const place = { params: { fairId, leadId } };
      await host.client.call(addLeadNote, { ...place, body: { text: '=1+1' } });
      await host.client.call(updateLead, { ...place, body: { temperature: 'hot', nextStep: 'Send, a quote' } });
      const csv = (await fileOf('csv')).toString();
      expect(csv).toContain(buyer.email);
      expect(csv).toMatch(/,scan,\d{4}-[^,]+Z,"email, phone, website"/);
      expect(csv).toContain("'=1+1");
      expect((await fileOf('hubspot')).toString()).toMatch(/^Email,First name,/);
      expect((await fileOf('salesforce')).toString()).toMatch(/,Trade Show,Hot,/);
      expect((await fileOf('vcard')).toString()).toContain(`EMAIL;TYPE=INTERNET:${buyer.email}`);
      expect((await fileOf('xlsx')).subarray(0, 2).toString()).toBe('PK');
      const exports = await colleague.client.call(listLeadExports, { params: params() });
      expect(exports.map(({ format, rows }) => [format, rows])).toEqual([
        ['xlsx', 1],
        ['vcard', 1],
        ['salesforce', 1],
        ['hubspot', 1],
        ['csv', 1],
      ]);
      expect(await rival.client.call(listLeadExports, { params: params() })).toEqual([]);
    });

    it('not at all once the person has taken everything back', async () => {
      await newLead();
      await buyer.client.call(revokeAllConsents, { params: params() });
      for (const format of ['csv', 'vcard', 'hubspot', 'salesforce'] as const) {
        const text = (await fileOf(format)).toString();
        expect(text).not.toContain(buyer.email);
        expect(text).not.toContain('Buyer');
      }
    });
  });

  it('are news to the browsers of the team alone: what happens, what is decided, what is taken back', async () => {
    const published = jest.spyOn(server.app.get(RealtimePublisher), 'publish');
    const told = () =>
      published.mock.calls.flatMap(([to, name, news]) =>
        name === 'leads.changed' && news && 'boothId' in news && news.boothId === boothId ? [to] : [],
      );
    const again = async (work: () => Promise<unknown>) => {
      const before = told().length;
      await work();
      await server.eventually(
        async () => told().length,
        (count) => count > before,
      );
    };
    await again(() =>
      tell('booth.visited.v1', { fairId, boothId, participantId: buyer.id, at: new Date().toISOString() }),
    );
    let leadId = '';
    await again(async () => {
      leadId = await newLead();
    });
    await again(() => colleague.client.call(updateLead, { params: { fairId, leadId }, body: { grade: 3 } }));
    await again(() => buyer.client.call(revokeAllConsents, { params: params() }));
    const team = [host, colleague].map(({ client }) => `user:${client.userId}`).sort();
    for (const to of told()) expect([...to].sort()).toEqual(team);
    published.mockRestore();
  });

  describe('in numbers', () => {
    it('show visits, people, calls with their waiting, grades and what a lead has cost, hour by hour', async () => {
      const second = await createPerson(server, fairId);
      const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      const visit = (participantId: string, when: string) =>
        tell('booth.visited.v1', { fairId, boothId, participantId, at: when });
      await visit(buyer.id, at(130));
      await visit(buyer.id, at(10));
      await visit(second.id, at(10));
      const call = { fairId, boothId, callerId: buyer.id, takenById: null, talkedSeconds: 0, at: at(5) };
      await tell('stand-call.ended.v1', { ...call, callId: randomUUID(), waitedSeconds: 30, outcome: 'missed' });
      await tell('stand-call.ended.v1', { ...call, callId: randomUUID(), waitedSeconds: 4, outcome: 'answered' });
      await tell('stand-call.ended.v1', { ...call, callId: randomUUID(), waitedSeconds: 8, outcome: 'answered' });
      const numbersOf = ({ client }: TestPerson) => client.call(getLeadNumbers, { params: params() });
      await server.eventually(
        () => numbersOf(host),
        ({ totals }) => totals.visits === 3 && totals.answered === 2 && totals.missed === 1,
      );
      const [lead] = (await leadsOf(host)).items;
      await host.client.call(updateLead, {
        params: { fairId, leadId: lead?.id },
        body: { grade: 4, temperature: 'hot' },
      });
      await host.client.call(setBoothPrice, { params: params(), body: { price: { amount: 5000.5, currency: 'EUR' } } });
      const numbers = await numbersOf(colleague);
      expect(numbers).toMatchObject({
        totals: { visits: 3, answered: 2, missed: 1, meetings: 0, leads: 1 },
        people: { visited: 2, called: 1, met: 0 },
        waitedSeconds: { answered: 6, missed: 30 },
        grades: { 4: 1, none: 0 },
        temperatures: { hot: 1, none: 0 },
        price: { amount: 5000.5, currency: 'EUR' },
        unit: 'hour',
      });
      expect(numbers.series.length).toBeGreaterThanOrEqual(3);
      const sum = (figure: 'visits' | 'missed' | 'leads') =>
        numbers.series.reduce((total, { figures }) => total + figures[figure], 0);
      expect([sum('visits'), sum('missed'), sum('leads')]).toEqual([3, 1, 1]);
      expect((await numbersOf(rival)).totals.visits).toBe(0);
      await host.client.call(setBoothPrice, { params: params(), body: { price: null } });
      expect((await numbersOf(host)).price).toBeNull();
    });
  });

  describe('have their time', () => {
    it('and are deleted when it is over, with everything said of them, not a day before', async () => {
      const leadId = await newLead();
      await host.client.call(addLeadNote, { params: { fairId, leadId }, body: { text: 'Wants a demo' } });
      const organiser = await server.signInAs('organiser', fairId, 'ora@fair.example');
      const settings = await organiser.call(getLeadSettings, { params: params() });
      await organiser.call(setLeadSettings, { params: params(), body: { ...settings, retentionDays: 30 } });
      const { deletedOn } = await host.client.call(getLeadDesk, { params: params() });
      const day = Date.parse(`${deletedOn}T12:00:00Z`);
      await server.app.get(LeadSweeper).sweep(new Date(day - 86_400_000));
      expect((await leadsOf(host)).total).toBe(1);
      await server.app.get(LeadSweeper).sweep(new Date(day));
      expect((await leadsOf(host)).total).toBe(0);
      expect(await server.db.query(`select 1 from booths.lead_note where lead_id = $1`, [leadId])).toEqual([]);
    });
  });

  describe('for the team', () => {
    it('are qualified: grade, temperature, tags, next step, assignment', async () => {
      const leadId = await newLead();
      const place = { params: { fairId, leadId } };
      const changed = await host.client.call(updateLead, {
        ...place,
        body: {
          grade: 4,
          temperature: 'hot',
          tags: ['Press', 'Press', 'Paris'],
          nextStep: 'Send a quote',
          nextOn: '2026-12-01',
          assignedToId: colleague.id,
        },
      });
      expect(changed).toMatchObject({
        grade: 4,
        temperature: 'hot',
        tags: ['Press', 'Paris'],
        nextOn: '2026-12-01',
        assignedTo: { id: colleague.id },
      });
      const done = await colleague.client.call(updateLead, { ...place, body: { isNextDone: true } });
      expect(done.nextDoneAt).not.toBeNull();
      const again = await host.client.call(updateLead, { ...place, body: { nextStep: 'Call back' } });
      expect(again.nextDoneAt).toBeNull();
      expect((await host.client.refusal(updateLead, { ...place, body: { assignedToId: rival.id } })).code).toBe(
        'INVALID_INPUT',
      );
      expect((await rival.client.refusal(updateLead, { ...place, body: { grade: 1 } })).code).toBe('NOT_FOUND');
      expect((await host.client.call(getLeadDesk, { params: params() })).tags).toEqual([
        { tag: 'Paris', leads: 1 },
        { tag: 'Press', leads: 1 },
      ]);
    });

    it('answer the questions of the booth', async () => {
      const leadId = await newLead();
      const [budget, when] = [randomUUID(), randomUUID()];
      await host.client.call(setLeadQuestions, {
        params: params(),
        body: {
          questions: [
            { id: budget, kind: 'yes-no', text: 'A budget?' },
            { id: when, kind: 'choice', text: 'When?', choices: ['This year', 'Next year'] },
          ],
        },
      });
      const place = { params: { fairId, leadId } };
      await host.client.call(updateLead, { ...place, body: { answers: { [budget]: 'yes' } } });
      const lead = await host.client.call(updateLead, { ...place, body: { answers: { [when]: 'Next year' } } });
      expect(lead.answers).toEqual({ [budget]: 'yes', [when]: 'Next year' });
      expect((await host.client.refusal(updateLead, { ...place, body: { answers: { [when]: 'Never' } } })).code).toBe(
        'INVALID_INPUT',
      );
    });

    it('carry notes with author and time, which only their author removes', async () => {
      const leadId = await newLead();
      const place = { params: { fairId, leadId } };
      const { notes } = await host.client.call(addLeadNote, { ...place, body: { text: 'Wants a demo' } });
      expect(notes).toMatchObject([{ text: 'Wants a demo', isOwn: true, by: expect.stringContaining('Alex') }]);
      const noteId = notes[0]?.id;
      expect((await colleague.client.refusal(deleteLeadNote, { params: { fairId, leadId, noteId } })).code).toBe(
        'NOT_FOUND',
      );
      const after = await host.client.call(deleteLeadNote, { params: { fairId, leadId, noteId } });
      expect(after.notes).toEqual([]);
    });

    it('show notes that colleagues share from a meeting, also those from before there was a lead, until they are shared no more', async () => {
      const [meetingId, start] = [randomUUID(), Date.now()];
      const note = (authorId: string, text: string, seconds: number, companyId = boothId) =>
        tell('meeting.noted.v1', {
          fairId,
          meetingId,
          authorId,
          companyId,
          aboutIds: [buyer.id, randomUUID()],
          text,
          at: new Date(start + seconds * 1000).toISOString(),
        });
      await note(host.id, 'Wants peas', 1);
      await note(rival.id, 'Wants a rival', 1, rival.companyId ?? '');
      const leadId = await newLead();
      const seen = (texts: string[]) =>
        server.eventually(
          async () => (await leadOf(colleague, leadId)).notes,
          (notes) => notes.map(({ text }) => text).join() === texts.join(),
        );
      const [first] = await seen(['Wants peas']);
      expect(first).toMatchObject({ by: expect.stringContaining('Alex'), isOwn: false, isOfMeeting: true });
      expect((await leadOf(host, leadId)).notes).toMatchObject([{ isOwn: false }]);
      await note(colleague.id, 'Likes carrots', 2);
      await note(host.id, 'Wants frozen peas', 3);
      await note(host.id, 'Wants peas', 1);
      await seen(['Wants frozen peas', 'Likes carrots']);
      await note(host.id, '', 4);
      await seen(['Likes carrots']);
    });

    it('are filtered, searched and read page by page in both orders', async () => {
      const people = await Promise.all(
        ['Amy', 'Bob', 'Cid'].map((firstName, index) =>
          createPerson(server, fairId, { firstName, company: index === 2 ? 'Zeta' : 'Alpha' }),
        ),
      );
      for (const person of people) await scan(host, await codeOf(person));
      const first = await leadsOf(host, { limit: 2 });
      expect(first).toMatchObject({
        total: 3,
        items: [{ person: { firstName: 'Cid' } }, { person: { firstName: 'Bob' } }],
      });
      const rest = await leadsOf(host, { limit: 2, cursor: first.nextCursor ?? '' });
      expect(rest).toMatchObject({ nextCursor: null, items: [{ person: { firstName: 'Amy' }, companyLeads: 2 }] });
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await leadsOf(host, { limit: 1, order: 'company', ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ person }) => person.companyName));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(['Alpha', 'Alpha', 'Zeta']);
      expect((await leadsOf(host, { search: 'zeta' })).items).toMatchObject([{ person: { firstName: 'Cid' } }]);
      const [bob] = (await leadsOf(host, { search: 'bob' })).items;
      await host.client.call(updateLead, {
        params: { fairId, leadId: bob?.id },
        body: { grade: 5, temperature: 'warm', tags: ['VIP'], nextStep: 'Call', nextOn: '2020-01-01' },
      });
      for (const query of [{ grade: 5 }, { temperature: 'warm' }, { tag: 'VIP' }, { next: 'due' }, { next: 'open' }])
        expect((await leadsOf(host, query)).items.map(({ id }) => id)).toEqual([bob?.id]);
      expect((await leadsOf(host, { companyId: people[0]?.companyId })).total).toBe(2);
      expect((await host.client.refusal(listLeads, { params: params(), query: { cursor: 'x' } })).code).toBe(
        'INVALID_INPUT',
      );
    });
  });
});
