import { ChatOutbox } from './outbox.js';
import type { KeptMessage, OutgoingStore } from './outgoing-store.js';

interface Sent {
  clientId: string;
  text: string;
}

describe('messages on their way', () => {
  const realFetch = globalThis.fetch;
  let isLineUp: boolean;
  let arrived: Sent[];
  let refused: string | null;

  beforeEach(() => {
    isLineUp = true;
    arrived = [];
    refused = null;
    globalThis.fetch = (async (_url: string, { body }: { body: string }) => {
      if (!isLineUp) throw new TypeError('Failed to fetch');
      const message = JSON.parse(body) as Sent;
      if (message.text === refused) return new Response(JSON.stringify({ code: 'CHAT_SUSPENDED' }), { status: 409 });
      arrived.push(message);
      return new Response(JSON.stringify(message), { status: 200 });
    }) as unknown as typeof fetch;
  });
  afterAll(() => {
    globalThis.fetch = realFetch;
  });

  const settled = async (outbox: ChatOutbox) => {
    for (let turn = 0; turn < 50 && outbox.snapshot().some(({ failure }) => failure === null); turn++)
      await new Promise((resolve) => setImmediate(resolve));
    return outbox.snapshot();
  };
  const texts = () => arrived.map(({ text }) => text);
  const onSent = async () => undefined;

  it('wait behind the one that the line refuses, and go out in order when it is back', async () => {
    const outbox = new ChatOutbox('fair', 'conversation');
    isLineUp = false;
    for (const text of ['one', 'two', 'three']) outbox.send(text, null, onSent);
    expect((await settled(outbox)).map(({ failure }) => failure)).toEqual(['NETWORK', 'NETWORK', 'NETWORK']);
    isLineUp = true;
    outbox.tryAgain();
    expect(await settled(outbox)).toEqual([]);
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('keep their id from try to try, so that none is said twice', async () => {
    const outbox = new ChatOutbox('fair', 'conversation');
    isLineUp = false;
    outbox.send('once', null, onSent);
    const [waiting] = await settled(outbox);
    isLineUp = true;
    outbox.again(waiting?.clientId ?? '');
    await settled(outbox);
    expect(arrived).toEqual([{ clientId: waiting?.clientId, text: 'once' }]);
  });

  it('hold nobody up when one of them is refused for good', async () => {
    const outbox = new ChatOutbox('fair', 'conversation');
    refused = 'bad';
    for (const text of ['bad', 'good']) outbox.send(text, null, onSent);
    expect((await settled(outbox)).map(({ text, failure }) => [text, failure])).toEqual([['bad', 'CHAT_SUSPENDED']]);
    expect(texts()).toEqual(['good']);
    outbox.tryAgain();
    expect(texts()).toEqual(['good']);
    outbox.discard(outbox.snapshot()[0]?.clientId ?? '');
    expect(outbox.snapshot()).toEqual([]);
  });

  describe('on a device', () => {
    const kept = new Map<string, KeptMessage>();
    const store: OutgoingStore = {
      keep: async (message) => void kept.set(message.clientId, message),
      forget: async (clientId) => void kept.delete(clientId),
      has: async (clientId) => kept.has(clientId),
    };
    const page = () => new ChatOutbox('fair', 'conversation', { owner: 'anna', store });
    beforeEach(() => kept.clear());

    it('outlive the page, and go out under the ids that they had, for whoever wrote them', async () => {
      isLineUp = false;
      const before = page();
      for (const text of ['one', 'two']) before.send(text, null, onSent);
      await settled(before);
      const ids = [...kept.keys()];
      isLineUp = true;
      const after = page();
      after.restore([...kept.values()]);
      await settled(after);
      expect(arrived).toEqual([
        { clientId: ids[0], text: 'one', userId: 'anna' },
        { clientId: ids[1], text: 'two', userId: 'anna' },
      ]);
      expect(kept.size).toBe(0);
      // The former page, had it stayed open, has nothing left to say.
      before.tryAgain();
      expect(await settled(before)).toEqual([]);
      expect(arrived).toHaveLength(2);
    });

    it('are put away for good', async () => {
      isLineUp = false;
      const outbox = page();
      outbox.send('never', null, onSent);
      const [waiting] = await settled(outbox);
      outbox.discard(waiting?.clientId ?? '');
      expect(kept.size).toBe(0);
    });
  });
});
