import type { ChatMessage } from '@parvis/contracts';
import { knownChange, type MessagePage, withMessages } from './chat-cache.rules.js';

const message = (seq: number, change = seq, text = `${seq}`): ChatMessage => ({
  id: `m${seq}`,
  clientId: `c${seq}`,
  seq,
  change,
  senderId: 'a',
  senderName: 'A',
  companyName: '',
  text,
  file: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  editedAt: null,
  isDeleted: false,
  isHidden: false,
});
const page = (seqs: number[], total: number, lastChange = total): MessagePage => ({
  items: seqs.map((seq) => message(seq)),
  nextCursor: null,
  total,
  lastChange,
  selfId: 'a',
  canModerate: false,
});
const seqs = (pages: MessagePage[]) => pages.flatMap(({ items }) => items.map(({ seq }) => seq));

describe('messages of a conversation on the screen', () => {
  it('get new ones at the end, in order and once, whatever the order in which they come', () => {
    const pages = withMessages([page([3, 2], 3), page([1], 3)], [message(5), message(4), message(4)]);
    expect(seqs(pages)).toEqual([5, 4, 3, 2, 1]);
    expect(withMessages(pages, [message(4)])).toEqual(pages);
    expect(knownChange(pages)).toBe(5);
  });

  it('are renewed in place, and an older state never comes back', () => {
    const edited = withMessages([page([2, 1], 2)], [message(1, 3, 'better')]);
    expect(edited[0]?.items[1]).toMatchObject({ text: 'better' });
    expect(withMessages(edited, [message(1, 1, 'old')])[0]?.items[1]).toMatchObject({ text: 'better' });
  });

  it('that end in the middle of the conversation take nothing from its end', () => {
    const middle = withMessages([page([5, 4], 9)], [message(10)]);
    expect(seqs(middle)).toEqual([5, 4]);
    expect(middle[0]?.total).toBe(10);
  });

  it('begin with the first one of an empty conversation', () => {
    expect(seqs(withMessages([page([], 0)], [message(1)]))).toEqual([1]);
  });
});
