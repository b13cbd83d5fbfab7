import type { ClientStats } from '@parvis/contracts';
import { CallLog } from './call-log.js';
import { lineQuality, voiceScoreOf } from './line-quality.rules.js';
import { voiceScore } from './voice-quality.rules.js';

const stats = (
  changes: { down?: Partial<ClientStats['down']>; up?: Partial<ClientStats['up']> } & Partial<
    Omit<ClientStats, 'up' | 'down'>
  > = {},
): ClientStats => ({
  ms: 5_000,
  route: 'udp',
  roundTripMs: 20,
  ...changes,
  up: { bitrate: 500_000, loss: 0, limitedBy: 'none', ...changes.up },
  down: { bitrate: 600_000, loss: 0, jitterMs: 2, freezes: 0, frozenMs: 0, concealed: null, ...changes.down },
});

describe('voiceScore', () => {
  it('gives a clean short line nearly the best mark', () => {
    expect(voiceScore({ roundTripMs: 20, jitterMs: 1, loss: 0 })).toBeCloseTo(4.39, 1);
  });

  it('falls with delay, jitter and loss, and stays on the scale', () => {
    const line = { roundTripMs: 100, jitterMs: 5, loss: 0.01 };
    const score = voiceScore(line);
    expect(voiceScore({ ...line, roundTripMs: 600 })).toBeLessThan(score);
    expect(voiceScore({ ...line, jitterMs: 80 })).toBeLessThan(score);
    expect(voiceScore({ ...line, loss: 0.1 })).toBeLessThan(score);
    expect(voiceScore({ roundTripMs: 5_000, jitterMs: 900, loss: 1 })).toBe(1);
  });

  it('judges by what had to be made up rather than by what was lost', () => {
    const lossy = stats({ down: { loss: 0.1, concealed: 0.01 } });
    expect(voiceScoreOf(lossy)).toBeGreaterThan(voiceScoreOf(stats({ down: { loss: 0.1 } }))!);
    expect(voiceScoreOf(stats({ roundTripMs: null }))).toBeNull();
  });
});

describe('lineQuality', () => {
  it.each<[string, ClientStats, 1 | 2 | 3 | null]>([
    ['a clean line', stats(), 3],
    ['some loss', stats({ down: { loss: 0.04 } }), 2],
    ['a lot of loss', stats({ down: { loss: 0.2 } }), 1],
    ['a picture that stands still', stats({ down: { frozenMs: 900 } }), 1],
    ['loss on the way up', stats({ up: { loss: 0.05 } }), 2],
    ['too little room to send', stats({ up: { limitedBy: 'bandwidth' } }), 2],
    ['nothing measured', stats({ roundTripMs: null, up: { loss: null } }), null],
  ])('%s', (_, given, expected) => expect(lineQuality(given)).toBe(expected));
});

describe('CallLog', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds));
  const room = { roomId: 'r', kind: 'meeting' as const, fairId: 'f' };

  it('weighs intervals by their length and keeps the worst', () => {
    const log = new CallLog(room, at(0));
    log.joined('a', at(0));
    log.add('a', stats({ ms: 1_000, roundTripMs: 400 }));
    log.add('a', stats({ ms: 3_000, roundTripMs: 0, route: null, down: { freezes: 2, frozenMs: 700 } }));
    const [person] = log.report(at(10), false).people;
    expect(person).toMatchObject({
      roundTripMs: 100,
      route: 'udp',
      freezes: 2,
      frozenMs: 700,
      ms: 10_000,
      leftAt: null,
    });
    expect(person!.worstMos).toBeCloseTo(voiceScoreOf(stats({ roundTripMs: 400 }))!, 6);
    expect(person!.mos).toBeGreaterThan(person!.worstMos!);
  });

  it('believes no client that its picture stood still for longer than it was there', () => {
    const log = new CallLog(room, at(0));
    log.joined('a', at(0));
    for (let count = 0; count < 300; count += 1) {
      log.add('a', stats({ down: { freezes: 100_000, frozenMs: 10_000_000 } }));
    }
    expect(log.report(at(3), true).people[0]).toMatchObject({ ms: 3_000, frozenMs: 3_000, freezes: 20 });
  });

  it('counts time in the room without the time away from it', () => {
    const log = new CallLog(room, at(0));
    log.joined('a', at(0));
    log.receives('a', true, at(4));
    log.left('a', at(10));
    log.left('a', at(12));
    log.joined('a', at(30));
    log.joined('a', at(31));
    log.receives('a', true, at(32));
    log.receives('a', true, at(33));
    log.receives('a', false, at(35));
    log.recovered('a');
    log.wasReset();
    log.sawAudience(7);
    log.sawAudience(3);
    log.add('nobody', stats());
    const report = log.report(at(40), true);
    expect(report).toMatchObject({ ...room, endedAt: at(40).toISOString(), resets: 1, audience: 7 });
    expect(report.people).toHaveLength(1);
    expect(report.people[0]).toMatchObject({ ms: 20_000, audioOnlyMs: 9_000, recoveries: 1, leftAt: null, mos: null });
  });
});
