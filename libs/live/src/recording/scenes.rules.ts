import type { MediaSource } from '@parvis/contracts';

/** A piece of somebody's picture or sound, in ms from the recording's start. */
export interface FilmTrack {
  participantId: string;
  displayName: string;
  source: MediaSource;
  offsetMs: number;
  durationMs: number;
}

/** A rectangle of the picture, in pixels. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Tile<Track extends FilmTrack = FilmTrack> {
  participantId: string;
  displayName: string;
  /** Null: this person can be heard only. */
  track: Track | null;
  frame: Frame;
}

/** A time in which the same people are to be seen in the same places. */
export interface Scene<Track extends FilmTrack = FilmTrack> {
  startMs: number;
  endMs: number;
  tiles: Tile<Track>[];
}

export const canvas = { width: 1280, height: 720 };
/** What changes faster is not followed. */
const shortestMs = 500;
const mostTiles = 16;

const isPicture = ({ source }: FilmTrack) => source === 'camera' || source === 'screen';
const endOf = (track: FilmTrack) => track.offsetMs + track.durationMs;

/** Length of the whole film. */
export const filmMs = (tracks: readonly FilmTrack[]): number => Math.max(0, ...tracks.map(endOf));

/** The film as a row of scenes without gaps: a new one where somebody's picture comes or goes, or somebody comes or leaves. */
export function scenesOf<Track extends FilmTrack>(tracks: readonly Track[]): Scene<Track>[] {
  const total = filmMs(tracks);
  const cuts = [...new Set([0, ...tracks.flatMap((track) => [track.offsetMs, endOf(track)]), total])]
    .filter((at) => at <= total)
    .sort((a, b) => a - b)
    .reduce<number[]>((kept, at) => {
      const last = kept.at(-1);
      if (last === undefined || at - last >= shortestMs) kept.push(at);
      else if (at === total && kept.length > 1) kept[kept.length - 1] = at;
      return kept;
    }, []);
  return cuts.slice(0, -1).map((startMs, index) => {
    const endMs = cuts[index + 1] ?? total;
    return { startMs, endMs, tiles: tilesOf(tracks, startMs, endMs) };
  });
}

function tilesOf<Track extends FilmTrack>(tracks: readonly Track[], startMs: number, endMs: number): Tile<Track>[] {
  // What is there for most of the scene; the ends of a scene may be off by less than the shortest one.
  const now = tracks.filter(
    (track) => Math.min(endOf(track), endMs) - Math.max(track.offsetMs, startMs) > (endMs - startMs) / 2,
  );
  const screens = now.filter(({ source }) => source === 'screen').slice(0, 1);
  const ids = [
    ...new Set(
      now.filter(({ source }) => source !== 'screen' && source !== 'screen-audio').map((t) => t.participantId),
    ),
  ];
  const people = ids.slice(0, mostTiles).map((id) => {
    const own = now.filter(({ participantId }) => participantId === id);
    return { name: own[0]?.displayName ?? '', id, track: own.find(({ source }) => source === 'camera') ?? null };
  });
  const frames = framesFor(people.length, screens.length > 0);
  const tiles = people.map(({ id, name, track }, index) => ({
    participantId: id,
    displayName: name,
    track,
    frame: frames.people[index] ?? frames.screen,
  }));
  const shown = screens.map((track) => ({
    participantId: track.participantId,
    displayName: '',
    track,
    frame: frames.screen,
  }));
  return [...shown, ...tiles];
}

/** Places for so many people: a grid, or a column beside a shared screen. All sides are even, as encoders want them. */
export function framesFor(people: number, hasScreen: boolean): { screen: Frame; people: Frame[] } {
  const { width, height } = canvas;
  if (!hasScreen) return { screen: { x: 0, y: 0, width, height }, people: grid(people, 0, width) };
  const side = people === 0 ? 0 : 256;
  const columns = people > 5 ? 2 : 1;
  const left = width - side;
  const tile = {
    width: even(side / columns),
    height: even(Math.min((side / columns) * 0.5625, height / Math.ceil(people / columns))),
  };
  return {
    screen: { x: 0, y: 0, width: left, height },
    people: Array.from({ length: people }, (_, index) => ({
      x: left + (index % columns) * tile.width,
      y: Math.floor(index / columns) * tile.height,
      ...tile,
    })),
  };
}

function grid(count: number, left: number, width: number): Frame[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count)));
  const rows = Math.max(1, Math.ceil(count / columns));
  const tile = { width: even(width / columns), height: even(canvas.height / rows) };
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    // A last row that is not full stands in the middle.
    const indent = Math.floor((width - inRow * tile.width) / 4) * 2;
    return { x: left + indent + (index % columns) * tile.width, y: row * tile.height, ...tile };
  });
}

const even = (value: number) => Math.max(2, Math.floor(value / 2) * 2);

/** Tracks with a picture, each with the largest size in which it is shown. */
export function picturesOf<Track extends FilmTrack>(
  scenes: readonly Scene<Track>[],
): Map<Track, { width: number; height: number }> {
  const sizes = new Map<Track, { width: number; height: number }>();
  for (const { track, frame } of scenes.flatMap(({ tiles }) => tiles)) {
    if (track === null || !isPicture(track)) continue;
    const known = sizes.get(track);
    if (known === undefined || known.width < frame.width)
      sizes.set(track, { width: frame.width, height: frame.height });
  }
  return sizes;
}
