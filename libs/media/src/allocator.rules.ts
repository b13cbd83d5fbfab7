import type { LayoutTile, MediaSource } from '@parvis/contracts';
import { layerForTile } from './layers.rules.js';

export type SpatialLayer = 0 | 1 | 2;

/** A picture that could be sent to a client. */
export interface Candidate {
  producerId: string;
  participantId: string;
  source: MediaSource;
  /** Whether it is sent in sizes of which one can be chosen. */
  isLayered: boolean;
}

export interface AllocationLimits {
  /** So many cameras at most. */
  lastN: number;
  /** No layer above this one; for streams that come in layers. */
  topLayer: SpatialLayer;
  /** The same for tiles of the grid. */
  gridLayer: SpatialLayer;
}

export interface AllocationInput {
  candidates: readonly Candidate[];
  /** What the screen shows; null as long as the client has not said, then everything counts as shown. */
  tiles: readonly LayoutTile[] | null;
  speaker: string | null;
  limits: AllocationLimits;
  /** What the line to this client carries, bit/s; null while not known. */
  bitrate: number | null;
  /** How many voices flow to it. */
  voices: number;
  /** Producers that this client receives already. */
  flowing: ReadonlySet<string>;
}

export interface Allotted {
  /** The layer that fits the tile; null for the best there is. */
  layer: SpatialLayer | null;
  /** mediasoup's: 1 to 255, the higher is served first. */
  priority: number;
}

/** 9 tiles at most; a room that is not overloaded limits nothing else. */
export const fullLimits: AllocationLimits = { lastN: 9, topLayer: 2, gridLayer: 2 };

/** bit/s for which a stream is worth sending: Opus with its headers, a screen, the smallest camera layer at a low frame rate. */
export const leastBitrate = { voice: 40_000, screen: 200_000, camera: 75_000 } as const;
/** A stream that rests needs more room to come back than one that flows needs to stay, or it would blink. */
const reserveToReturn = 1.25;

type Rank = 'screen' | 'pinned' | 'speaker' | 'grid';
const rankOrder: readonly Rank[] = ['screen', 'pinned', 'speaker', 'grid'];
const priorities: Record<Rank, number> = { screen: 200, pinned: 100, speaker: 60, grid: 10 };

interface Shown {
  candidate: Candidate;
  rank: Rank;
  layer: SpatialLayer | null;
  order: number;
}

/**
 * Which pictures a client is sent, in which size and with which right to its bandwidth: screens, then what is pinned, then who
 * speaks, then the rest in the order of the tiles. Voices are paid for first; a picture that the line has no room for is left
 * out, so that the ones before it stay good. Never leaves out all of them for want of bandwidth: that is the matter of audio-only.
 * After Jitsi Videobridge's allocator (prioritise, last-N, layers).
 */
export function allocate(input: AllocationInput): Map<string, Allotted> {
  const shown = fitCount(sorted(input.candidates.flatMap((candidate) => show(candidate, input))), input.limits.lastN);
  const plan = new Map<string, Allotted>();
  let left = input.bitrate === null ? Number.POSITIVE_INFINITY : input.bitrate - input.voices * leastBitrate.voice;
  for (const { candidate, rank, layer } of shown) {
    const cost = rank === 'screen' ? leastBitrate.screen : leastBitrate.camera;
    const needs = input.flowing.has(candidate.producerId) ? cost : cost * reserveToReturn;
    if (needs > left && plan.size > 0) continue;
    left -= cost;
    plan.set(candidate.producerId, { layer: capped(layer, rank, candidate, input.limits), priority: priorities[rank] });
  }
  return plan;
}

function show(candidate: Candidate, { tiles, speaker }: AllocationInput): Shown[] {
  const isScreen = candidate.source === 'screen';
  const speaks = candidate.participantId === speaker;
  if (tiles === null) {
    return [{ candidate, rank: isScreen ? 'screen' : speaks ? 'speaker' : 'grid', layer: null, order: 0 }];
  }
  const order = tiles.findIndex(
    (tile) => tile.participantId === candidate.participantId && tile.source === candidate.source,
  );
  const tile = tiles[order];
  const layer = tile === undefined ? null : layerForTile(tile.width, tile.height);
  if (tile === undefined || layer === null) return [];
  const rank = isScreen ? 'screen' : tile.rank === 'grid' && speaks ? 'speaker' : tile.rank;
  return [{ candidate, rank, layer, order }];
}

function sorted(shown: Shown[]): Shown[] {
  return [...shown].sort((a, b) => rankOrder.indexOf(a.rank) - rankOrder.indexOf(b.rank) || a.order - b.order);
}

/** Last-N is about cameras; a screen is what people came to see. */
function fitCount(shown: Shown[], lastN: number): Shown[] {
  let cameras = 0;
  return shown.filter(({ rank }) => {
    if (rank === 'screen') return true;
    cameras += 1;
    return cameras <= lastN;
  });
}

function capped(
  layer: SpatialLayer | null,
  rank: Rank,
  { isLayered }: Candidate,
  { topLayer, gridLayer }: AllocationLimits,
): SpatialLayer | null {
  if (!isLayered) return null;
  const top = rank === 'grid' ? (Math.min(topLayer, gridLayer) as SpatialLayer) : topLayer;
  if (layer === null) return top === 2 ? null : top;
  return Math.min(layer, top) as SpatialLayer;
}
