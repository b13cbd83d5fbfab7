import type { ClientStats } from '@parvis/contracts';
import { lineQuality } from './line-quality.js';

const good: ClientStats = {
  ms: 5_000,
  route: 'udp',
  roundTripMs: 40,
  up: { bitrate: 1e6, loss: 0, limitedBy: 'none' },
  down: { bitrate: 1e6, loss: 0, jitterMs: 4, freezes: 0, frozenMs: 0, concealed: 0 },
};

describe('the bars of a line', () => {
  it.each([
    [3, null, {}],
    [3, 'relay', { route: 'relay' }],
    [2, 'loss', { up: { ...good.up, loss: 0.05 } }],
    [1, 'loss', { down: { ...good.down, loss: 0.2 } }],
    [2, 'delay', { roundTripMs: 400 }],
    [1, 'delay', { roundTripMs: 900, up: { ...good.up, loss: 0.05 } }],
    [2, 'bandwidth', { up: { ...good.up, limitedBy: 'bandwidth' } }],
    [2, 'cpu', { up: { ...good.up, limitedBy: 'cpu' } }],
  ] as const)('are %i because of %s', (quality, cause, worse) => {
    expect(lineQuality({ ...good, ...worse }, false)).toMatchObject({ quality, cause });
  });

  it('is one where pictures are left out', () => {
    expect(lineQuality(good, true)).toMatchObject({ quality: 1, cause: 'bandwidth' });
  });
});
