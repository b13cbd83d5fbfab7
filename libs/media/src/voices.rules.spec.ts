import fc from 'fast-check';
import { Voices } from './voices.rules.js';

describe('Voices', () => {
  it('keeps who spoke last, and hears who gives a place up for another 1.5 s', () => {
    const voices = new Voices();
    voices.heard(['a'], 0);
    voices.heard(['b'], 1_000);
    voices.heard(['c'], 2_000);
    expect([...voices.flowing(60_000)].sort()).toEqual(['a', 'b', 'c']);
    voices.heard(['d'], 60_000);
    expect(voices.changesAt).toBe(61_500);
    expect(voices.flowing(61_000).has('a')).toBe(true);
    expect(voices.flowing(61_500).has('a')).toBe(false);
    expect([...voices.flowing(61_500)].sort()).toEqual(['b', 'c', 'd']);
  });

  it('always lets the three loudest flow and seldom more than twice as many', () => {
    const moment = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'));
    fc.assert(
      fc.property(fc.array(moment), (moments) => {
        const voices = new Voices();
        moments.forEach((loudest, index) => {
          voices.heard(loudest, index * 800);
          const flowing = voices.flowing(index * 800);
          expect(loudest.slice(0, 3).every((id) => flowing.has(id))).toBe(true);
          expect(flowing.size).toBeLessThanOrEqual(9);
        });
        expect(voices.flowing(moments.length * 800 + 1_500).size).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('forgets who has left', () => {
    const voices = new Voices();
    voices.heard(['a', 'b'], 0);
    voices.gone('a');
    expect([...voices.flowing(0)]).toEqual(['b']);
  });
});
