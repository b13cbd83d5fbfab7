import { barsOf } from './load-bars.rules.js';

describe('bars of the load', () => {
  it('leave no number of meetings out', () => {
    expect(
      barsOf([
        { meetings: 1, people: 4 },
        { meetings: 3, people: 2 },
      ]),
    ).toEqual([
      { meetings: 0, people: 0 },
      { meetings: 1, people: 4 },
      { meetings: 2, people: 0 },
      { meetings: 3, people: 2 },
    ]);
  });

  it('are one where nobody is in the run', () => {
    expect(barsOf([])).toEqual([{ meetings: 0, people: 0 }]);
  });
});
