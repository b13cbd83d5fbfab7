import { type Measured, remedyOf, verdictOf } from './connection-verdict.rules.js';

const good: Measured = {
  roundTripMs: 40,
  upLoss: 0,
  downLoss: 0,
  jitterMs: 3,
  upBitrate: 2_300_000,
  downBitrate: 2_200_000,
};

describe('the verdict on a line', () => {
  it.each([
    ['hd', {}],
    ['video', { upBitrate: 400_000 }],
    ['video', { downLoss: 0.06 }],
    ['video', { roundTripMs: 500 }],
    ['voice', { upBitrate: 90_000 }],
    ['voice', { upBitrate: null, downBitrate: null }],
    ['voice', { upLoss: 0.2 }],
    ['none', { downLoss: 0.5 }],
  ])('is %s with %o', (verdict, worse) => {
    expect(verdictOf({ ...good, ...worse })).toBe(verdict);
  });

  it('is none when nothing came back', () => {
    expect(verdictOf(null)).toBe('none');
  });
});

describe('the remedy for a line', () => {
  const found = { ...good, route: 'udp', udp: 'open', verdict: 'video' } as const;
  it.each([
    ['firewall', { route: null, verdict: 'none' }],
    ['loss', { upLoss: 0.08 }],
    ['udp', { route: 'tcp', udp: 'blocked' }],
    ['delay', { roundTripMs: 600 }],
    ['bandwidth', { upBitrate: 300_000 }],
    [null, { verdict: 'hd' }],
  ] as const)('is %s with %o', (remedy, worse) => {
    expect(remedyOf({ ...found, ...worse })).toBe(remedy);
  });
});
