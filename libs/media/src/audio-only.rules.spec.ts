import fc from 'fast-check';
import { AudioOnly, audioOnlyRules } from './audio-only.rules.js';

/** Estimates once a second; answers the mode after each. */
const run = (line: AudioOnly, fromS: number, bitrates: readonly number[]) =>
  bitrates.map((bitrate, index) => line.measured((fromS + index) * 1_000, bitrate));
const seconds = (count: number, bitrate: number) => Array.from({ length: count }, () => bitrate);

describe('AudioOnly', () => {
  it('stays with pictures through one drop, goes to voices at the second within ten seconds', () => {
    const line = new AudioOnly();
    expect(line.dropped(0)).toBe('full');
    expect(line.dropped(11_000)).toBe('full');
    expect(line.dropped(20_000)).toBe('audio-only');
  });

  it('goes to voices after three seconds below 150 kbit/s, not after a dip', () => {
    const line = new AudioOnly();
    expect(run(line, 0, [500_000, 100_000, 100_000, 500_000, 100_000, 100_000, 100_000])).toEqual(
      seconds(7, 0).map(() => 'full'),
    );
    expect(line.measured(7_000, 100_000)).toBe('audio-only');
  });

  it('keeps to voices for fifteen seconds whatever the estimate says', () => {
    const line = new AudioOnly();
    line.dropped(0);
    line.dropped(0);
    expect(new Set(run(line, 1, seconds(14, 5_000_000)))).toEqual(new Set(['audio-only']));
    expect(line.measured(15_000, 5_000_000)).toBe('full');
  });

  it('comes back only after five seconds above 400 kbit/s', () => {
    const line = new AudioOnly();
    line.dropped(0);
    line.dropped(0);
    run(line, 1, seconds(16, 120_000));
    const modes = run(line, 17, seconds(6, 450_000));
    expect(modes.slice(0, 5)).not.toContain('full');
    expect(modes[5]).toBe('full');
  });

  it('tries a small picture, since the estimate does not grow by itself, and ever more seldom in vain', () => {
    const line = new AudioOnly();
    line.dropped(0);
    line.dropped(0);
    const modes = run(line, 1, seconds(180, 200_000));
    const starts = modes.flatMap((mode, index) =>
      mode === 'trial' && modes[index - 1] !== 'trial' ? [index + 1] : [],
    );
    expect(starts[0]).toBe(15);
    const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
    expect(gaps.length).toBeGreaterThan(1);
    expect([...gaps].sort((a, b) => a - b)).toEqual(gaps);
    expect(modes).not.toContain('full');
  });

  it('ends a try at once when even the small picture is dropped', () => {
    const line = new AudioOnly();
    line.dropped(0);
    line.dropped(0);
    run(line, 1, seconds(15, 200_000));
    expect(line.mode).toBe('trial');
    expect(line.dropped(16_000)).toBe('audio-only');
  });

  it('lets a try that goes well end in pictures', () => {
    const line = new AudioOnly();
    line.dropped(0);
    line.dropped(0);
    run(line, 1, seconds(15, 200_000));
    expect(run(line, 16, [250_000, 350_000, 420_000, 450_000, 500_000, 500_000, 500_000, 500_000]).at(-1)).toBe('full');
  });

  describe('on a line that loses packets', () => {
    /** Voices since 0, losing a tenth until the moment given, nothing from then on; looks at losses and estimates once a second. */
    const lossy = (
      line: AudioOnly,
      { cleanFromS, untilS }: { cleanFromS: number; untilS: number },
      bitrate = 40_000,
    ) => {
      line.dropped(0);
      line.dropped(0);
      return Array.from({ length: untilS }, (_, index) => {
        const now = (index + 1) * 1_000;
        line.lost(now, index + 1 < cleanFromS ? 0.1 : 0);
        return line.measured(now, bitrate);
      });
    };

    it('tries a picture as soon as voices have lost nothing for two seconds, long before its time', () => {
      expect(lossy(new AudioOnly(), { cleanFromS: 8, untilS: 10 })).toEqual([
        ...seconds(9, 0).map(() => 'audio-only'),
        'trial',
      ]);
    });

    it('trusts that line after two good seconds', () => {
      const line = new AudioOnly();
      lossy(line, { cleanFromS: 8, untilS: 10 });
      expect(run(line, 11, [200_000, 450_000, 500_000, 500_000])).toEqual(['trial', 'trial', 'trial', 'full']);
    });

    it('gives the estimate time to grow while nothing is lost, and no longer once something is', () => {
      const modes = lossy(new AudioOnly(), { cleanFromS: 8, untilS: 31 });
      expect(modes.lastIndexOf('trial') + 1).toBe(29);
      const line = new AudioOnly();
      lossy(line, { cleanFromS: 8, untilS: 14 });
      line.lost(14_500, 0.1);
      expect(line.measured(15_000, 40_000)).toBe('audio-only');
    });

    it('goes on with such a try when the picture is dropped for a moment, unless something is lost', () => {
      const line = new AudioOnly();
      lossy(line, { cleanFromS: 8, untilS: 12 });
      expect(line.dropped(12_500)).toBe('trial');
      line.lost(13_000, 0.1);
      expect(line.dropped(13_500)).toBe('audio-only');
    });

    it('takes a line that lost only pictures for no better one', () => {
      const line = new AudioOnly();
      line.dropped(0);
      line.dropped(0);
      line.lost(1_000, 0.3);
      for (let now = 2_000; now < 15_000; now += 1_000) {
        line.lost(now, 0);
        expect(line.measured(now, 100_000)).toBe('audio-only');
      }
    });
  });

  describe('on a line that loses nothing', () => {
    /** Voices since `fromS`, looked at once a second. */
    const whole = (line: AudioOnly, fromS: number, bitrates: readonly number[]) => {
      line.dropped(fromS * 1_000);
      line.dropped(fromS * 1_000);
      return bitrates.map((bitrate, index) => {
        const now = (fromS + index + 1) * 1_000;
        line.lost(now, 0);
        return line.measured(now, bitrate);
      });
    };

    it('tries a picture after three seconds, since a busy device looks like a thin line, and is soon back', () => {
      expect(whole(new AudioOnly(), 0, [90_000, 90_000, 90_000, 450_000, 450_000, 450_000])).toEqual([
        ...['audio-only', 'audio-only', 'trial'],
        ...['trial', 'trial', 'full'],
      ]);
    });

    it('does so once in a minute: a device that is busy again and again does not blink', () => {
      const line = new AudioOnly();
      whole(line, 0, [...seconds(3, 90_000), ...seconds(3, 450_000)]);
      expect(line.mode).toBe('full');
      expect(new Set(whole(line, 10, seconds(14, 90_000)))).toEqual(new Set(['audio-only']));
      expect(line.measured(40_000, 450_000)).toBe('trial');
      expect(line.measured(45_000, 450_000)).toBe('full');
      expect(whole(line, 70, seconds(3, 90_000)).at(-1)).toBe('trial');
    });

    it('leaves a line that is thin all the same to voices', () => {
      const modes = whole(new AudioOnly(), 0, seconds(60, 120_000));
      expect(modes).not.toContain('full');
      expect(modes.lastIndexOf('trial', 30)).toBeLessThan(24);
    });
  });

  it('never changes between pictures and voices more than twice in the least time of voices', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 30, maxLength: 300 }), (bitrates) => {
        const line = new AudioOnly();
        const modes = run(line, 0, bitrates).map((mode) => (mode === 'full' ? 'full' : 'voices'));
        const changes = modes.flatMap((mode, index) => (index > 0 && mode !== modes[index - 1] ? [index] : []));
        const window = audioOnlyRules.leastMs / 1_000;
        for (const from of changes) {
          expect(changes.filter((at) => at >= from && at < from + window).length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});
