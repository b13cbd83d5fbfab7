import { pollView } from './stage-poll.rules.js';

const poll = { id: 'p', question: '?', options: ['a', 'b'], tally: [2, 1] };
const votes = (view: ReturnType<typeof pollView>) => view.options.map((option) => option.votes);

describe('a poll', () => {
  it('keeps the votes from whoever has not voted, and tells how many there are', () => {
    const view = pollView({ ...poll, state: 'open', ownChoice: null }, false);
    expect(votes(view)).toEqual([null, null]);
    expect(view.votes).toBe(3);
  });

  it('shows them after the own vote, after its end, and to moderators', () => {
    expect(votes(pollView({ ...poll, state: 'open', ownChoice: 0 }, false))).toEqual([2, 1]);
    expect(votes(pollView({ ...poll, state: 'closed', ownChoice: null }, false))).toEqual([2, 1]);
    expect(votes(pollView({ ...poll, state: 'open', ownChoice: null }, true))).toEqual([2, 1]);
  });
});
