import type { LayoutTile } from '@parvis/contracts';
import {
  type AllocationInput,
  type AllocationLimits,
  type Allotted,
  allocate,
  type Candidate,
} from './allocator.rules.js';
import { LeftOutTrial } from './left-out.rules.js';
import { isLayered, type SentStream } from './sent-stream.js';

/** A new stream that the client's layout does not know yet is sent for so long. */
const unplacedMs = 3_000;
/** From so many cameras on a client gets only what its screen shows, also before it has said what that is. */
export const smallRoomCameras = 9;

/** What a choice of pictures depends on, beside the client's layout. */
export interface PictureSituation {
  /** The streams of all others. */
  streams: readonly SentStream[];
  speaker: string | null;
  limits: AllocationLimits;
  /** How many voices flow. */
  voices: number;
  /** bit/s; null while not known. */
  estimate: number | null;
  /** Pictures that are sent now, by their producers' ids. */
  flowing: ReadonlySet<string>;
  /** The line carries voices only, and one small picture is tried. */
  isTrial: boolean;
}

/** Which pictures one client gets: by its layout, with a grace for streams that are too new to be in it, as far as its line carries. */
export class PictureChoice {
  private tiles: readonly LayoutTile[] | null = null;
  /** When a stream was first seen that came after the last layout and is not in it. */
  private readonly unplacedSince = new Map<string, number>();
  private readonly leftOut = new LeftOutTrial();

  /** @param later asks to choose anew after so many ms */
  constructor(private readonly later: (milliseconds: number) => void) {}

  setLayout(tiles: readonly LayoutTile[], streams: readonly SentStream[]): void {
    this.tiles = tiles;
    // What is not in it although it was there is not to be seen.
    for (const { producer } of streams) this.unplacedSince.set(producer.id, Number.NEGATIVE_INFINITY);
  }

  /** The pictures by their producers' ids. */
  choose({ streams, speaker, limits, voices, estimate, flowing, isTrial }: PictureSituation): Map<string, Allotted> {
    const candidates = streams.flatMap((stream) => (stream.producer.kind === 'video' ? [candidate(stream)] : []));
    const cameras = candidates.filter(({ source }) => source === 'camera').length;
    const plan = this.fitted({
      candidates,
      tiles: this.tiles === null ? null : [...this.tiles, ...this.unplaced(candidates, this.tiles, cameras)],
      speaker,
      limits: this.tiles === null && cameras > smallRoomCameras ? { ...limits, gridLayer: 0 } : limits,
      bitrate: estimate,
      voices,
      flowing,
    });
    return isTrial ? trialOf(plan, candidates) : plan;
  }

  /** What the line has room for, and now and then one picture more than it seems to have. */
  private fitted(input: AllocationInput): Map<string, Allotted> {
    const plan = allocate(input);
    if (input.bitrate === null) return plan;
    const isLeftOut = plan.size < allocate({ ...input, bitrate: null }).size;
    const extra = this.leftOut.extra(Date.now(), isLeftOut);
    return extra === 0 ? plan : allocate({ ...input, bitrate: input.bitrate + extra });
  }

  /** Streams so new that the client's layout cannot know them; in a small room they are sent at once. */
  private unplaced(candidates: Candidate[], tiles: readonly LayoutTile[], cameras: number): LayoutTile[] {
    const known = new Set(tiles.map(({ participantId, source }) => `${participantId} ${source}`));
    const strangers = candidates.filter(({ participantId, source }) => !known.has(`${participantId} ${source}`));
    for (const id of [...this.unplacedSince.keys()]) {
      if (!candidates.some(({ producerId }) => producerId === id)) this.unplacedSince.delete(id);
    }
    if (cameras > smallRoomCameras) return [];
    const now = Date.now();
    return strangers.flatMap(({ producerId, participantId, source }) => {
      const since = this.unplacedSince.get(producerId);
      if (since === undefined) {
        this.unplacedSince.set(producerId, now);
        this.later(unplacedMs + 20);
      }
      if (now - (since ?? now) > unplacedMs || (source !== 'camera' && source !== 'screen')) return [];
      return [{ participantId, source, width: 320, height: 180, rank: 'grid' as const }];
    });
  }
}

const candidate = (stream: SentStream): Candidate => ({
  producerId: stream.producer.id,
  participantId: stream.participantId,
  source: stream.source,
  isLayered: isLayered(stream),
});

/** One picture in its smallest size, the foremost that has sizes. */
function trialOf(plan: Map<string, Allotted>, candidates: readonly Candidate[]): Map<string, Allotted> {
  const layered = [...plan.keys()].find((id) => candidates.some((one) => one.producerId === id && one.isLayered));
  const [first] = plan.keys();
  const id = layered ?? first;
  return id === undefined ? new Map() : new Map([[id, { layer: 0, priority: 1 }]]);
}
