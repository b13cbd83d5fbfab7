import fc from 'fast-check';
import { canvas, type FilmTrack, filmMs, framesFor, picturesOf, scenesOf } from './scenes.rules.js';

const track = (
  participantId: string,
  source: FilmTrack['source'],
  offsetMs: number,
  durationMs: number,
): FilmTrack => ({
  participantId,
  displayName: participantId,
  source,
  offsetMs,
  durationMs,
});

describe('scenesOf', () => {
  it('changes where a picture comes or goes, and keeps whoever is only heard', () => {
    const scenes = scenesOf([
      track('anna', 'microphone', 0, 10_000),
      track('anna', 'camera', 0, 10_000),
      track('ben', 'microphone', 2_000, 8_000),
      track('ben', 'camera', 5_000, 5_000),
    ]);
    expect(
      scenes.map(({ startMs, endMs, tiles }) => [startMs, endMs, tiles.map((t) => t.track?.source ?? 'voice')]),
    ).toEqual([
      [0, 2_000, ['camera']],
      [2_000, 5_000, ['camera', 'voice']],
      [5_000, 10_000, ['camera', 'camera']],
    ]);
  });

  it('shows a shared screen large and the people beside it', () => {
    const tracks = [track('anna', 'camera', 0, 4_000), track('ben', 'screen', 0, 4_000)];
    const [scene] = scenesOf(tracks);
    const frames = scene!.tiles.map(({ track: shown, frame }) => [shown!.source, frame.width]);
    expect(frames).toEqual([
      ['screen', 1024],
      ['camera', 256],
    ]);
    expect(picturesOf([scene!]).get(tracks[1]!)).toEqual({ width: 1024, height: 720 });
  });

  it('has no gap, no overlap, and no scene that nobody could see, whatever was recorded', () => {
    const anyTrack = fc.record({
      participantId: fc.constantFrom('a', 'b', 'c', 'd'),
      displayName: fc.constant('x'),
      source: fc.constantFrom<FilmTrack['source']>('microphone', 'camera', 'screen', 'screen-audio'),
      offsetMs: fc.integer({ min: 0, max: 20_000 }),
      durationMs: fc.integer({ min: 1_000, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(anyTrack, { minLength: 1, maxLength: 30 }), (tracks) => {
        const scenes = scenesOf(tracks);
        expect(scenes[0]?.startMs).toBe(0);
        expect(scenes.at(-1)?.endMs).toBe(filmMs(tracks));
        for (const [index, scene] of scenes.entries()) {
          expect(scene.endMs - scene.startMs).toBeGreaterThanOrEqual(500);
          if (index > 0) expect(scene.startMs).toBe(scenes[index - 1]!.endMs);
        }
      }),
    );
  });
});

describe('framesFor', () => {
  it('places up to 16 people inside the picture, none over another', () => {
    for (const hasScreen of [false, true]) {
      for (let count = 1; count <= 16; count += 1) {
        const { people, screen } = framesFor(count, hasScreen);
        const all = hasScreen ? [screen, ...people] : people;
        for (const [index, a] of all.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= canvas.width && a.y + a.height <= canvas.height).toBe(true);
          expect([a.x, a.width, a.height].every((side) => side % 2 === 0)).toBe(true);
          for (const b of all.slice(index + 1)) {
            const isApart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(isApart).toBe(true);
          }
        }
      }
    }
  });
});
