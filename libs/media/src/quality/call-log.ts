import { randomUUID } from 'node:crypto';
import type { CallPerson, CallReport, ClientStats, RoomKind } from '@parvis/contracts';
import { voiceScoreOf } from './line-quality.rules.js';
import { WeightedMean } from './weighted-mean.js';

/** The room that a call is held in. */
export interface CalledRoom {
  roomId: string;
  kind: RoomKind;
  fairId: string;
}

/** People with a record of their own in one call; viewers of a stage are only counted. */
const mostPeople = 500;

interface PersonLog {
  calledAs: string;
  joinedAt: Date;
  leftAt: Date | null;
  /** Since when media have been there without a break; null while away. */
  since: Date | null;
  ms: number;
  means: Record<MeanName, WeightedMean>;
  worstMos: number | null;
  freezes: number;
  frozenMs: number;
  recoveries: number;
  route: ClientStats['route'];
  audioOnlySince: Date | null;
  audioOnlyMs: number;
}

const meanNames = ['upBitrate', 'downBitrate', 'upLoss', 'downLoss', 'jitterMs', 'roundTripMs', 'mos'] as const;
type MeanName = (typeof meanNames)[number];

/** How one call goes, from the first person to the last: sums, no single packets and no content. */
export class CallLog {
  readonly id = randomUUID();
  private readonly people = new Map<string, PersonLog>();
  private audience = 0;
  private resets = 0;

  constructor(
    private readonly room: CalledRoom,
    private readonly startedAt: Date,
  ) {}

  /** People with a record of their own. */
  get size(): number {
    return this.people.size;
  }

  /** Comes in, or comes in again. @param guestName '' for whoever is no guest */
  joined(participantId: string, at: Date, guestName = ''): void {
    const known = this.people.get(participantId);
    if (known !== undefined) {
      known.leftAt = null;
      known.since ??= at;
    } else if (this.people.size < mostPeople) this.people.set(participantId, newPerson(at, guestName));
  }

  left(participantId: string, at: Date): void {
    const person = this.people.get(participantId);
    if (person === undefined || person.leftAt !== null) return;
    this.endAudioOnly(person, at);
    if (person.since !== null) person.ms += Math.max(0, at.getTime() - person.since.getTime());
    person.since = null;
    person.leftAt = at;
  }

  /** The line or the path of the media was lost and is there again. */
  recovered(participantId: string): void {
    const person = this.people.get(participantId);
    if (person !== undefined) person.recoveries += 1;
  }

  receives(participantId: string, isAudioOnly: boolean, at: Date): void {
    const person = this.people.get(participantId);
    if (person === undefined) return;
    if (isAudioOnly) person.audioOnlySince ??= at;
    else this.endAudioOnly(person, at);
  }

  /** The media worker was replaced under the call. */
  wasReset(): void {
    this.resets += 1;
  }

  /** The most viewers at one time count. */
  sawAudience(count: number): void {
    this.audience = Math.max(this.audience, count);
  }

  /** What a person's client saw in the last interval. */
  add(participantId: string, stats: ClientStats): void {
    const person = this.people.get(participantId);
    if (person === undefined) return;
    const mos = voiceScoreOf(stats);
    const values: Record<MeanName, number | null> = {
      upBitrate: stats.up.bitrate,
      downBitrate: stats.down.bitrate,
      upLoss: stats.up.loss,
      downLoss: stats.down.loss,
      jitterMs: stats.down.jitterMs,
      roundTripMs: stats.roundTripMs,
      mos,
    };
    for (const name of meanNames) person.means[name].add(values[name], stats.ms);
    if (mos !== null) person.worstMos = Math.min(person.worstMos ?? mos, mos);
    person.freezes += stats.down.freezes;
    person.frozenMs += stats.down.frozenMs;
    person.route = stats.route ?? person.route;
  }

  /** All that is known at `at`; `isOver` when the last one has gone. */
  report(at: Date, isOver: boolean): CallReport {
    return {
      callId: this.id,
      ...this.room,
      startedAt: this.startedAt.toISOString(),
      endedAt: isOver ? at.toISOString() : null,
      people: [...this.people].map(([participantId, person]) => personReport(participantId, person, at)),
      audience: this.audience,
      resets: this.resets,
    };
  }

  private endAudioOnly(person: PersonLog, at: Date): void {
    if (person.audioOnlySince === null) return;
    person.audioOnlyMs += Math.max(0, at.getTime() - person.audioOnlySince.getTime());
    person.audioOnlySince = null;
  }
}

const newPerson = (at: Date, calledAs: string): PersonLog => ({
  calledAs,
  joinedAt: at,
  leftAt: null,
  since: at,
  ms: 0,
  means: Object.fromEntries(meanNames.map((name) => [name, new WeightedMean()])) as Record<MeanName, WeightedMean>,
  worstMos: null,
  freezes: 0,
  frozenMs: 0,
  recoveries: 0,
  route: null,
  audioOnlySince: null,
  audioOnlyMs: 0,
});

/** A picture stands still for so long before that is a freeze (freezeCount of W3C's "Identifiers for WebRTC's Statistics API"). */
const shortestFreezeMs = 150;

const elapsed = (since: Date | null, at: Date) => (since === null ? 0 : Math.max(0, at.getTime() - since.getTime()));

function personReport(participantId: string, person: PersonLog, at: Date): CallPerson {
  const means = Object.fromEntries(meanNames.map((name) => [name, person.means[name].value])) as Record<
    MeanName,
    number | null
  >;
  const ms = person.ms + elapsed(person.since, at);
  return {
    participantId,
    calledAs: person.calledAs,
    joinedAt: person.joinedAt.toISOString(),
    leftAt: person.leftAt?.toISOString() ?? null,
    ms,
    ...means,
    worstMos: person.worstMos,
    // Clients may say anything, but no picture stood still for longer than somebody was there to see it.
    freezes: Math.min(person.freezes, Math.ceil(ms / shortestFreezeMs)),
    frozenMs: Math.min(person.frozenMs, ms),
    recoveries: person.recoveries,
    route: person.route,
    audioOnlyMs: person.audioOnlyMs + elapsed(person.audioOnlySince, at),
  };
}
