import { pollShares, stageViewOf } from './stage.rules.js';

describe('the page of a session', () => {
  it.each([
    ['planned', 'viewer', 'wait'],
    ['live', 'viewer', 'watch'],
    ['planned', 'speaker', 'back-stage'],
    ['planned', 'moderator', 'back-stage'],
    ['live', 'speaker', 'on-stage'],
    ['over', 'moderator', 'over'],
    ['cancelled', 'viewer', 'cancelled'],
  ] as const)('%s shows a %s: %s', (state, ownPart, view) => {
    expect(stageViewOf({ state, ownPart })).toBe(view);
  });
});

describe('shares of a poll', () => {
  it('sums up to one, is nothing without votes, and is hidden while votes are', () => {
    expect(pollShares([{ votes: 3 }, { votes: 1 }])).toEqual([0.75, 0.25]);
    expect(pollShares([{ votes: 0 }, { votes: 0 }])).toEqual([0, 0]);
    expect(pollShares([{ votes: null }, { votes: null }])).toEqual([null, null]);
  });
});
