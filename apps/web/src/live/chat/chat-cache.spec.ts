import type { ChatMessage } from '@parvis/contracts';
import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { catchUp, messagesKey, receive } from './chat-cache.js';
import type { MessagePage } from './chat-cache.rules.js';

const params = { fairId: 'fair', conversationId: 'conversation' };
const message = (seq: number): ChatMessage => ({
  id: `m${seq}`,
  clientId: `c${seq}`,
  seq,
  change: seq,
  senderId: 'a',
  senderName: 'A',
  companyName: '',
  text: `${seq}`,
  file: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  editedAt: null,
  isDeleted: false,
  isHidden: false,
});
const page = (items: ChatMessage[], last: number): MessagePage => ({
  items,
  nextCursor: null,
  total: last,
  lastChange: last,
  selfId: 'a',
  canModerate: false,
});

describe('the messages that a page keeps', () => {
  const realFetch = globalThis.fetch;
  let client: QueryClient;
  let asked: string[];
  /** What the server has. */
  let stored: number;

  beforeEach(() => {
    client = new QueryClient();
    asked = [];
    stored = 3;
    globalThis.fetch = (async (url: string) => {
      asked.push(url);
      const query = new URL(url, 'http://server').searchParams;
      const since = Number(query.get('since'));
      const all = Array.from({ length: stored - since }, (_, at) => message(since + 1 + at));
      return new Response(JSON.stringify(page(all.slice(0, Number(query.get('limit'))), stored)), { status: 200 });
    }) as unknown as typeof fetch;
    client.setQueryData<InfiniteData<MessagePage>>(messagesKey(params), {
      pages: [page([message(3), message(2)], 3), page([message(1)], 3)],
      pageParams: [null, { cursor: 'x' }],
    });
  });
  afterEach(() => client.clear());
  afterAll(() => {
    globalThis.fetch = realFetch;
  });
  const seqs = () =>
    client
      .getQueryData<InfiniteData<MessagePage>>(messagesKey(params))
      ?.pages.flatMap(({ items }) => items.map(({ seq }) => seq));

  it('take the next one without asking for anything', async () => {
    await receive(client, params, message(4));
    expect(seqs()).toEqual([4, 3, 2, 1]);
    expect(asked).toEqual([]);
  });

  it('ask for what was missed, and for nothing else', async () => {
    stored = 6;
    await receive(client, params, message(6));
    expect(seqs()).toEqual([6, 5, 4, 3, 2, 1]);
    expect(asked).toEqual([expect.stringContaining('since=3')]);
  });

  it('are whole after a long absence, portion by portion', async () => {
    stored = 253;
    await catchUp(client, params);
    expect(seqs()).toEqual(Array.from({ length: 253 }, (_, at) => 253 - at));
    expect(asked).toHaveLength(3);
  });

  it('of another conversation are left alone', async () => {
    await receive(client, { ...params, conversationId: 'other' }, message(9));
    expect(seqs()).toEqual([3, 2, 1]);
  });
});
