import { randomUUID } from 'node:crypto';
import {
  addConversationMembers,
  answerConversation,
  assignConversation,
  type ChatMessage,
  decideChatReport,
  deleteChatMessage,
  type EventName,
  type EventPayload,
  editChatMessage,
  getChatReport,
  getChatUnread,
  getConversation,
  liftSuspension,
  listChatMessages,
  listChatReports,
  listConversationMembers,
  listConversations,
  listModeration,
  markConversationRead,
  openBoothConversation,
  openDirectConversation,
  openGroupConversation,
  removeConversationMember,
  renameConversation,
  reportChatMessage,
  sayTyping,
  searchChat,
  sendChatFile,
  sendChatMessage,
  setBlock,
  setChatSettings,
  setOwnChatSettings,
} from '@parvis/contracts';
import { Outbox, realtimeAdapterKey } from '@parvis/platform';
import {
  createFairRow,
  createMeeting,
  createPerson,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import { Redis } from 'ioredis';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';
import { ChatDigest } from './chat-digest.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('conversations', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let anna: TestPerson;
  let ben: TestPerson;
  let host: TestPerson;
  let colleague: TestPerson;
  let boothId: string;
  let outbox: jest.SpiedFunction<Outbox['recordAll']>;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'live',
      api: [LiveModule],
      worker: [LiveWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  afterEach(() => outbox.mockRestore());
  beforeEach(async () => {
    outbox = jest.spyOn(server.app.get(Outbox), 'recordAll');
    fairId = await createFairRow(server.db);
    organiser = await server.signInAs('organiser', fairId, `${randomUUID()}@organiser.example`);
    anna = await createPerson(server, fairId, { firstName: 'Anna', lastName: 'Berg' });
    ben = await createPerson(server, fairId, { firstName: 'Ben', lastName: 'Adler' });
    host = await createPerson(server, fairId, { firstName: 'Hugo', kind: 'exhibitor', company: `Stand ${fairId}` });
    colleague = await createPerson(server, fairId, { kind: 'exhibitor', company: `Stand ${fairId}` });
    boothId = host.companyId!;
    await server.db.query(
      `insert into booths.booth (id, fair_id, size, published_at, sort_name, sector) values ($1, $2, 'M', now(), 'stand', '')`,
      [boothId, fairId],
    );
  });

  /** Events of this fair that were recorded in the test. */
  const recorded = <Name extends EventName>(name: Name): EventPayload<Name>[] =>
    outbox.mock.calls
      .filter(([, one]) => one === name)
      .flatMap(([, , payloads]) => payloads as EventPayload<Name>[])
      .filter((payload) => 'fairId' in payload && payload.fairId === fairId);
  const at = (conversationId: string) => ({ params: { fairId, conversationId } });
  const say = (person: TestPerson, conversationId: string, text: string, clientId: string = randomUUID()) =>
    person.client.call(sendChatMessage, { ...at(conversationId), body: { clientId, text } });
  const mayNotSay = async (person: TestPerson, conversationId: string) =>
    (
      await person.client.refusal(sendChatMessage, {
        ...at(conversationId),
        body: { clientId: randomUUID(), text: 'hello' },
      })
    ).code;
  const texts = async (person: TestPerson, conversationId: string) =>
    (await person.client.call(listChatMessages, at(conversationId))).items.map(({ text }) => text);
  const direct = async (from: TestPerson, to: TestPerson) =>
    (await from.client.call(openDirectConversation, { params: { fairId }, body: { participantId: to.id } })).id;
  const visit = async (person = anna) =>
    (await person.client.call(openBoothConversation, { params: { fairId }, body: { boothId } })).id;
  const group = async (from: TestPerson, people: TestPerson[], name = 'Buyers') =>
    (
      await from.client.call(openGroupConversation, {
        params: { fairId },
        body: { name, participantIds: people.map(({ id }) => id) },
      })
    ).id;
  const boxOf = async (person: TestPerson, box: 'own' | 'booth' = 'own') =>
    (await person.client.call(listConversations, { params: { fairId }, query: { box } })).items;

  describe('of two', () => {
    it('goes on after its first message only when that is accepted', async () => {
      const id = await direct(anna, ben);
      expect(await boxOf(ben)).toEqual([]);
      await say(anna, id, 'May I ask something?');
      expect(await boxOf(ben)).toMatchObject([{ id, isRequest: true, unread: 1, person: { name: 'Anna Berg' } }]);
      expect(await mayNotSay(anna, id)).toBe('CHAT_NOT_ACCEPTED');
      expect(await anna.client.call(getConversation, at(id))).toMatchObject({ bar: 'not-accepted' });
      await ben.client.call(answerConversation, { ...at(id), body: { isAccepted: true } });
      await say(anna, id, 'Thank you');
      await say(ben, id, 'Go on');
      expect(await texts(ben, id)).toEqual(['Go on', 'Thank you', 'May I ask something?']);
      expect(await direct(ben, anna)).toBe(id);
    });

    it('that is declined goes from the list of who declined, and the sender is not told', async () => {
      const id = await direct(anna, ben);
      await say(anna, id, 'Buy from me');
      await ben.client.call(answerConversation, { ...at(id), body: { isAccepted: false } });
      expect(await boxOf(ben)).toEqual([]);
      expect(await boxOf(anna)).toHaveLength(1);
      expect(await anna.client.call(getConversation, at(id))).toMatchObject({ bar: 'not-accepted' });
      expect((await ben.client.call(getChatUnread, { params: { fairId } })).own).toBe(0);
    });

    it('lets two first messages at the same moment through as one', async () => {
      const id = await direct(anna, ben);
      const answers = await Promise.all(
        [1, 2, 3].map((n) =>
          anna.client.raw(sendChatMessage, { ...at(id), body: { clientId: randomUUID(), text: `${n}` } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await texts(ben, id)).toHaveLength(1);
    });

    it('is open at once between people with a meeting, whatever they or the organiser chose', async () => {
      await organiser.call(setChatSettings, { params: { fairId }, body: { whoMayWrite: 'agreed', groupMost: 50 } });
      const open = { params: { fairId }, body: { participantId: ben.id } };
      expect((await anna.client.refusal(openDirectConversation, open)).code).toBe('CHAT_NOT_POSSIBLE');
      await createMeeting(server.db, fairId, [anna.id, ben.id]);
      const id = await direct(anna, ben);
      await say(anna, id, 'See you');
      await say(anna, id, 'tomorrow');
      expect(await boxOf(ben)).toMatchObject([{ isRequest: false, unread: 2 }]);
    });

    it('follows the stricter of the two choices', async () => {
      await organiser.call(setChatSettings, { params: { fairId }, body: { whoMayWrite: 'everybody', groupMost: 50 } });
      const first = await direct(anna, ben);
      await say(anna, first, 'one');
      await say(anna, first, 'two');
      await host.client.call(setOwnChatSettings, {
        params: { fairId },
        body: { whoMayWrite: 'agreed', hasMail: true },
      });
      const open = { params: { fairId }, body: { participantId: host.id } };
      expect((await anna.client.refusal(openDirectConversation, open)).code).toBe('CHAT_NOT_POSSIBLE');
    });

    it('is shut in both directions by a block', async () => {
      const id = await direct(anna, ben);
      await say(anna, id, 'hi');
      await say(ben, id, 'hi');
      await ben.client.call(setBlock, { params: { fairId, participantId: anna.id } });
      expect(await mayNotSay(anna, id)).toBe('CHAT_NOT_POSSIBLE');
      expect(await mayNotSay(ben, id)).toBe('CHAT_NOT_POSSIBLE');
      expect(await texts(anna, id)).toHaveLength(2);
      const other = { params: { fairId }, body: { participantId: anna.id } };
      await host.client.call(setBlock, { params: { fairId, participantId: anna.id } });
      expect((await host.client.refusal(openDirectConversation, other)).code).toBe('CHAT_NOT_POSSIBLE');
    });
  });

  describe('of a booth', () => {
    it("reaches the team's shared inbox, and tells leads once when both sides have written", async () => {
      const id = await visit();
      expect(await boxOf(host, 'booth')).toEqual([]);
      await say(anna, id, 'Do you ship to Norway?');
      for (const person of [host, colleague])
        expect(await boxOf(person, 'booth')).toMatchObject([
          { id, isTeam: true, waitsForTeam: true, unread: 1, person: { name: 'Anna Berg' } },
        ]);
      const told = () => recorded('chat.both-ways.v1');
      expect(told()).toEqual([]);
      await host.client.call(assignConversation, { ...at(id), body: { participantId: colleague.id } });
      await say(colleague, id, 'We do');
      // A colleague has answered, so nothing waits for anybody of the team.
      expect(await boxOf(host, 'booth')).toMatchObject([
        { waitsForTeam: false, unread: 0, assignee: { id: colleague.id } },
      ]);
      expect((await host.client.call(getChatUnread, { params: { fairId } })).booth).toBe(0);
      expect(await boxOf(anna)).toMatchObject([
        { isTeam: false, unread: 1, boothId, name: expect.stringContaining('Stand') },
      ]);
      await say(anna, id, 'Good');
      expect(told()).toMatchObject([{ fairId, boothId, participantId: anna.id }]);
    });

    it('is begun by the team only with somebody it sees at the booth, and never by another team', async () => {
      const rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
      const body = { boothId, visitorId: anna.id };
      expect((await host.client.refusal(openBoothConversation, { params: { fairId }, body })).code).toBe(
        'VISITOR_NOT_SEEN',
      );
      expect((await rival.client.refusal(openBoothConversation, { params: { fairId }, body })).code).toBe(
        'NOT_ALLOWED',
      );
      const id = await visit();
      await say(anna, id, 'hi');
      expect((await rival.client.refusal(listChatMessages, at(id))).code).toBe('NOT_FOUND');
      expect((await host.client.call(openBoothConversation, { params: { fairId }, body })).id).toBe(id);
    });

    it('is closed to a visitor whom one of the team has blocked', async () => {
      const id = await visit();
      await say(anna, id, 'hi');
      await colleague.client.call(setBlock, { params: { fairId, participantId: anna.id } });
      expect(await mayNotSay(anna, id)).toBe('CHAT_NOT_POSSIBLE');
      expect(await mayNotSay(colleague, id)).toBe('CHAT_NOT_POSSIBLE');
      await say(host, id, 'I have not');
    });
  });

  describe('of a group', () => {
    it('has members who come and go, within its limit', async () => {
      await organiser.call(setChatSettings, { params: { fairId }, body: { whoMayWrite: 'ask', groupMost: 3 } });
      const id = await group(anna, [ben]);
      await say(anna, id, 'Welcome');
      expect(await texts(ben, id)).toEqual(['Welcome']);
      await ben.client.call(addConversationMembers, { ...at(id), body: { participantIds: [host.id] } });
      expect(await texts(host, id)).toEqual(['Welcome']);
      const full = { ...at(id), body: { participantIds: [colleague.id] } };
      expect((await ben.client.refusal(addConversationMembers, full)).code).toBe('GROUP_FULL');
      const out = { params: { fairId, conversationId: id, participantId: host.id } };
      expect((await ben.client.refusal(removeConversationMember, out)).code).toBe('NOT_ALLOWED');
      await anna.client.call(removeConversationMember, out);
      expect((await host.client.refusal(listChatMessages, at(id))).code).toBe('NOT_FOUND');
      expect(await boxOf(host)).toEqual([]);
      expect((await ben.client.refusal(renameConversation, { ...at(id), body: { name: 'Ours' } })).code).toBe(
        'NOT_ALLOWED',
      );
      await anna.client.call(removeConversationMember, {
        params: { fairId, conversationId: id, participantId: anna.id },
      });
      // The oldest member has it now.
      expect(await ben.client.call(renameConversation, { ...at(id), body: { name: 'Ours' } })).toMatchObject({
        name: 'Ours',
        isOwner: true,
        memberCount: 1,
      });
    });

    it('takes in nobody who is blocked, who closed the door, or who is of another fair', async () => {
      await ben.client.call(setBlock, { params: { fairId, participantId: anna.id } });
      const stranger = await createPerson(server, await createFairRow(server.db));
      const open = (participantId: string) => ({
        params: { fairId },
        body: { name: 'X', participantIds: [participantId] },
      });
      expect((await anna.client.refusal(openGroupConversation, open(ben.id))).code).toBe('CHAT_NOT_POSSIBLE');
      expect((await anna.client.refusal(openGroupConversation, open(stranger.id))).code).toBe('NOT_FOUND');
      await host.client.call(setOwnChatSettings, {
        params: { fairId },
        body: { whoMayWrite: 'agreed', hasMail: true },
      });
      expect((await anna.client.refusal(openGroupConversation, open(host.id))).code).toBe('CHAT_NOT_POSSIBLE');
    });

    it('is paged by members and by conversations', async () => {
      const ids = [];
      for (const n of [1, 2, 3]) ids.push(await group(anna, [ben, host], `Group ${n}`));
      const first = await anna.client.call(listConversations, { params: { fairId }, query: { limit: 2 } });
      const second = await anna.client.call(listConversations, {
        params: { fairId },
        query: { limit: 2, cursor: first.nextCursor! },
      });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
      expect(first.total).toBe(3);
      const people = await ben.client.call(listConversationMembers, { ...at(ids[0]!), query: { limit: 2 } });
      const rest = await ben.client.call(listConversationMembers, {
        ...at(ids[0]!),
        query: { limit: 2, cursor: people.nextCursor! },
      });
      expect([...people.items, ...rest.items].map(({ id }) => id).sort()).toEqual([anna.id, ben.id, host.id].sort());
    });
  });

  describe('what is written', () => {
    it('counts without a gap although many write, and one asks only for what one lacks', async () => {
      const id = await group(anna, [ben, host, colleague]);
      const people = [anna, ben, host, colleague];
      const twice = randomUUID();
      await Promise.all([
        ...Array.from({ length: 24 }, (_, n) => say(people[n % 4]!, id, `m${n}`)),
        ...Array.from({ length: 4 }, () => say(anna, id, 'once', twice)),
      ]);
      const all = await anna.client.call(listChatMessages, { ...at(id), query: { limit: 100 } });
      expect(all.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, n) => 25 - n));
      expect(new Set(all.items.map(({ clientId }) => clientId)).size).toBe(25);
      expect(all).toMatchObject({ total: 25, lastChange: 25 });
      // The line was cut after the twentieth: five new ones, one deleted and one changed since.
      const [first, second] = [all.items.at(-1)!, all.items.at(-2)!];
      const author = (message: ChatMessage) => people.find(({ id: own }) => own === message.senderId)!;
      await author(first).client.call(deleteChatMessage, {
        params: { fairId, conversationId: id, messageId: first.id },
      });
      await author(second).client.call(editChatMessage, {
        params: { fairId, conversationId: id, messageId: second.id },
        body: { text: 'better' },
      });
      const lacked = await ben.client.call(listChatMessages, { ...at(id), query: { since: 20 } });
      expect(lacked.items.map(({ seq, change }) => [seq, change])).toEqual([
        [21, 21],
        [22, 22],
        [23, 23],
        [24, 24],
        [25, 25],
        [1, 26],
        [2, 27],
      ]);
      expect(lacked.items.at(-2)).toMatchObject({ isDeleted: true, text: '' });
      expect(lacked.items.at(-1)).toMatchObject({ text: 'better', editedAt: expect.any(String) });
      // From the middle in both directions.
      const middle = await ben.client.call(listChatMessages, { ...at(id), query: { after: 9, limit: 3 } });
      expect(middle.items.map(({ seq }) => seq)).toEqual([12, 11, 10]);
      const back = await ben.client.call(listChatMessages, {
        ...at(id),
        query: { cursor: middle.nextCursor!, limit: 2 },
      });
      expect(back.items.map(({ seq }) => seq)).toEqual([9, 8]);
    });

    it('is changed by its author only, and for ten minutes', async () => {
      const id = await group(anna, [ben]);
      const { id: messageId } = await say(anna, id, 'teh');
      const edit = { params: { fairId, conversationId: id, messageId }, body: { text: 'the' } };
      expect((await ben.client.refusal(editChatMessage, edit)).code).toBe('NOT_ALLOWED');
      expect(await anna.client.call(editChatMessage, edit)).toMatchObject({ text: 'the', seq: 1 });
      await server.db.query(`update live.message set created_at = now() - interval '11 minutes' where id = $1`, [
        messageId,
      ]);
      expect((await anna.client.refusal(editChatMessage, edit)).code).toBe('MESSAGE_TOO_OLD');
    });

    it('goes to each member over one message of Redis, and to nobody else', async () => {
      const id = await group(anna, [ben, host]);
      const line = new Redis(server.config.get('REDIS_URL'));
      const told: string[] = [];
      line.on('pmessageBuffer', (_pattern, _channel, message: Buffer) => told.push(message.toString('latin1')));
      await line.psubscribe(`${realtimeAdapterKey}#*`);
      await say(anna, id, 'to all of you');
      await ben.client.call(sayTyping, at(id));
      await ben.client.call(markConversationRead, { ...at(id), body: { seq: 1 } });
      await server.eventually(
        async () => told,
        (all) => all.length >= 3,
      );
      line.disconnect();
      const [message, typing, read] = told;
      for (const part of ['chat.message', 'to all of you', anna.client.userId, ben.client.userId, host.client.userId])
        expect(message).toContain(part);
      expect(typing).toContain('chat.typing');
      expect(typing).not.toContain(ben.client.userId);
      expect(read).toContain('chat.read');
      expect(told.join()).not.toContain(colleague.client.userId);
    });

    it('is unread until it is read, and never again', async () => {
      const id = await group(anna, [ben]);
      await say(anna, id, 'one');
      await say(anna, id, 'two');
      const unread = async (person: TestPerson) =>
        (await person.client.call(getChatUnread, { params: { fairId } })).own;
      expect([await unread(ben), await unread(anna)]).toEqual([1, 0]);
      expect((await boxOf(ben))[0]).toMatchObject({ unread: 2, lastMessage: { text: 'two', senderName: 'Anna Berg' } });
      await ben.client.call(markConversationRead, { ...at(id), body: { seq: 2 } });
      await ben.client.call(markConversationRead, { ...at(id), body: { seq: 1 } });
      expect(await unread(ben)).toBe(0);
      expect(await anna.client.call(getConversation, at(id))).toMatchObject({
        readMarks: [{ participantId: ben.id, seq: 2 }],
      });
    });

    it('is found in French and English, with or without accents, by those who may read it', async () => {
      const id = await group(anna, [ben]);
      const other = await direct(anna, host);
      await say(anna, id, 'Nous livrons les éoliennes à Brême');
      await say(anna, id, 'Deliveries of turbines take two weeks');
      await say(anna, other, 'The turbine has a gearbox');
      const find = async (person: TestPerson, text: string, conversationId?: string) =>
        (await person.client.call(searchChat, { params: { fairId }, query: { text, conversationId } })).items.map(
          ({ message, title }) => [title, message.text],
        );
      expect(await find(ben, 'eolienne breme')).toEqual([['Buyers', 'Nous livrons les éoliennes à Brême']]);
      expect(await find(ben, 'turbine delivery')).toEqual([['Buyers', 'Deliveries of turbines take two weeks']]);
      // Beginnings of words, as somebody types.
      expect(await find(ben, 'éol br')).toEqual([['Buyers', 'Nous livrons les éoliennes à Brême']]);
      expect(await find(ben, 'deliv turb')).toEqual([['Buyers', 'Deliveries of turbines take two weeks']]);
      expect(await find(ben, 'urbine')).toEqual([]);
      expect(await find(ben, 'turb -weeks')).toEqual([]);
      expect(await find(ben, '"two weeks"')).toHaveLength(1);
      expect(await find(ben, '"weeks two"')).toEqual([]);
      for (const odd of ["''", "turb'|x", 'a:*', '\\\\\\\\', '!!', "ŉ ½ ' & (", '<-> |'])
        expect(Array.isArray(await find(ben, odd))).toBe(true);
      expect(await find(anna, 'turbine')).toHaveLength(2);
      expect(await find(anna, 'turbine', other)).toHaveLength(1);
      expect(await find(colleague, 'turbine')).toEqual([]);
      expect(
        (
          await ben.client.refusal(searchChat, {
            params: { fairId },
            query: { text: 'turbine', conversationId: other },
          })
        ).code,
      ).toBe('NOT_FOUND');
    });
  });

  it('take what waited on a device from the account that wrote it only', async () => {
    const id = await group(anna, [ben]);
    const body = { clientId: randomUUID(), text: 'Written on the train', userId: anna.client.userId };
    const params = { fairId, conversationId: id };
    expect((await ben.client.refusal(sendChatMessage, { params, body })).code).toBe('OTHER_ACCOUNT');
    await anna.client.call(sendChatMessage, { params, body });
    await anna.client.call(sendChatMessage, { params, body });
    expect(await texts(ben, id)).toEqual(['Written on the train']);
  });

  describe('in the hands of the organiser', () => {
    async function reported() {
      const id = await group(anna, [ben]);
      for (const n of [1, 2, 3, 4]) await say(ben, id, `before ${n}`);
      const bad = await say(ben, id, 'something rude');
      for (const n of [1, 2, 3, 4]) await say(anna, id, `after ${n}`);
      const params = { fairId, conversationId: id, messageId: bad.id };
      await anna.client.call(reportChatMessage, { params, body: { reason: 'harassment', note: 'Twice today' } });
      await anna.client.call(reportChatMessage, { params, body: { reason: 'spam' } });
      expect(recorded('decision.awaited.v1')).toEqual([{ fairId, what: 'chat-report', by: '' }]);
      const { items } = await organiser.call(listChatReports, { params: { fairId } });
      expect(items).toHaveLength(1);
      return { id, bad, report: items[0]! };
    }
    const decide = (reportId: string, body: { act: 'dismissed' | 'hidden' | 'warned' | 'suspended'; hours?: number }) =>
      organiser.call(decideChatReport, { params: { fairId, reportId }, body });

    it('only what was reported can be read, with three before and after, and the reading is logged', async () => {
      const { report, bad } = await reported();
      expect(report).toMatchObject({ reason: 'harassment', text: 'something rude', sender: { name: 'Ben Adler' } });
      const view = await organiser.call(getChatReport, { params: { fairId, reportId: report.id } });
      expect(view.context.map(({ text }) => text)).toEqual([
        'before 2',
        'before 3',
        'before 4',
        'something rude',
        'after 1',
        'after 2',
        'after 3',
      ]);
      expect(view.messageId).toBe(bad.id);
      expect((await organiser.refusal(listChatMessages, at(bad.id))).status).toBe(404);
      expect((await organiser.call(listModeration, { params: { fairId } })).items).toMatchObject([
        { act: 'read', person: { name: 'Ben Adler' } },
      ]);
    });

    it('a message is hidden, with its text kept for the proof', async () => {
      const { id, bad, report } = await reported();
      await decide(report.id, { act: 'hidden' });
      const row = (await anna.client.call(listChatMessages, at(id))).items.find((item) => item.id === bad.id);
      expect(row).toMatchObject({ text: '', isHidden: true, isDeleted: false });
      expect(
        (await organiser.call(listChatReports, { params: { fairId }, query: { state: 'decided' } })).items,
      ).toMatchObject([{ text: 'something rude', decision: 'hidden' }]);
      const found = await anna.client.call(searchChat, { params: { fairId }, query: { text: 'rude' } });
      expect(found.items).toEqual([]);
    });

    it('somebody is suspended in all chats of the fair until that is lifted', async () => {
      const { id, report } = await reported();
      await decide(report.id, { act: 'suspended', hours: 2 });
      expect(await mayNotSay(ben, id)).toBe('CHAT_SUSPENDED');
      const room = await createMeeting(server.db, fairId, [anna.id, ben.id]);
      expect(await mayNotSay(ben, room)).toBe('CHAT_SUSPENDED');
      expect(await texts(ben, id)).toHaveLength(9);
      await organiser.call(liftSuspension, { params: { fairId, participantId: ben.id } });
      await say(ben, id, 'back');
      const acts = (await organiser.call(listModeration, { params: { fairId } })).items.map(({ act }) => act);
      expect(acts).toEqual(['lifted', 'suspended']);
      expect(recorded('chat.moderated.v1').map(({ act }) => act)).toEqual(['suspended', 'lifted']);
    });

    it('nobody reports what he or she wrote or cannot read', async () => {
      const id = await group(anna, [ben]);
      const { id: messageId } = await say(ben, id, 'hi');
      const report = { params: { fairId, conversationId: id, messageId }, body: { reason: 'spam' as const } };
      expect((await ben.client.refusal(reportChatMessage, report)).code).toBe('CONFLICT');
      expect((await host.client.refusal(reportChatMessage, report)).code).toBe('NOT_FOUND');
    });
  });

  it('tells once of what has long been unread, and again after reading; at booths first those on duty', async () => {
    const digest = server.app.get(ChatDigest, { strict: false });
    const told = () => recorded('chat.unread.v1').map(({ participantId, hasMail }) => [participantId, hasMail]);
    const age = (id: string, minutes: number) =>
      server.db.query(`update live.conversation set last_at = now() - $2 * interval '1 minute' where id = $1`, [
        id,
        minutes,
      ]);
    const id = await group(anna, [ben]);
    await say(anna, id, 'are you there?');
    await digest.tellAll();
    expect(told()).toEqual([]);
    await age(id, 11);
    await digest.tellAll();
    await digest.tellAll();
    expect(told()).toEqual([[ben.id, true]]);
    await ben.client.call(markConversationRead, { ...at(id), body: { seq: 1 } });
    await ben.client.call(setOwnChatSettings, { params: { fairId }, body: { whoMayWrite: null, hasMail: false } });
    await say(anna, id, 'again');
    await age(id, 11);
    await digest.tellAll();
    expect(told()).toEqual([
      [ben.id, true],
      [ben.id, false],
    ]);
    const booth = await visit();
    await say(anna, booth, 'anybody?');
    await age(booth, 4);
    await digest.tellAll();
    expect(
      new Set(
        told()
          .slice(2)
          .map(([person]) => person),
      ),
    ).toEqual(new Set([host.id, colleague.id]));
  });

  it('takes files in every kind of conversation, for its people only', async () => {
    const id = await visit();
    const file = { name: 'prices.csv', bytes: Buffer.from('a;b\n') };
    const sent = await anna.client.call(sendChatFile, { ...at(id), query: { clientId: randomUUID() }, file });
    expect(sent.file).toMatchObject({ name: 'prices.csv' });
    expect(await boxOf(host, 'booth')).toMatchObject([{ lastMessage: { hasFile: true } }]);
    expect((await ben.client.refusal(sendChatFile, { ...at(id), query: { clientId: randomUUID() }, file })).code).toBe(
      'NOT_FOUND',
    );
  });
});
