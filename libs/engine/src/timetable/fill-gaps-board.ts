import { MINIMUM_WORTH } from './compiled-problem.js';
import { type Resources, resourcesOf, TABLES, venueOf } from './meeting-place.js';
import { pairKey } from './pair-key.js';
import type {
  FixedMeeting,
  PlacedMeeting,
  TimetablePerson,
  TimetableProblem,
  TimetableWish,
} from './timetable-types.js';

/** A wish that might still be granted. */
export interface GapCandidate {
  wish: TimetableWish;
  key: string;
  members: readonly number[];
  resource: number;
  hasVideo: boolean;
  /** Slot positions at which all are available. */
  slots: readonly number[];
}

interface Limit {
  slots: ReadonlySet<number>;
  left: number;
}

/** A meeting that stands: as it was placed, or as it is fixed. */
export type Standing = PlacedMeeting | FixedMeeting;

/**
 * Who and what is still free, for the people of some wishes only: setting it up costs one look at each meeting, so that
 * a gap can be filled while somebody waits. Positions are slots in time.
 */
export class GapBoard {
  readonly resources: Resources;
  readonly slotCount: number;
  private readonly busy: Uint8Array;
  private readonly quotaLeft: Int32Array;
  private readonly minimumLeft: Int32Array;
  private readonly minimumWorth: number;
  private readonly limits: readonly (readonly Limit[])[];
  private readonly seatsLeft: Int32Array;
  /** Slots of the pairs that a precedence names, and what is asked of them. */
  private readonly pairSlots = new Map<string, number[]>();
  private readonly earlier = new Map<string, string[]>();
  private readonly later = new Map<string, string[]>();
  /** Pairs that meet already. */
  readonly met = new Set<string>();

  constructor(
    problem: TimetableProblem,
    readonly people: readonly TimetablePerson[],
    private readonly numberOf: ReadonlyMap<string, number>,
    private readonly positionOf: ReadonlyMap<number, number>,
  ) {
    const { precedences = [], minimumWorth = MINIMUM_WORTH } = problem;
    this.resources = resourcesOf(problem);
    this.slotCount = positionOf.size;
    this.minimumWorth = minimumWorth;
    this.busy = new Uint8Array(people.length * this.slotCount);
    this.quotaLeft = Int32Array.from(people, ({ maxMeetings }) => Math.min(maxMeetings ?? 2 ** 30, 2 ** 30));
    this.minimumLeft = Int32Array.from(people, ({ minMeetings = 0 }) => minMeetings);
    this.limits = people.map(({ caps = [] }) =>
      caps.map(({ slots, max }) => ({
        slots: new Set(slots.flatMap((slot) => positionOf.get(slot) ?? [])),
        left: max,
      })),
    );
    this.seatsLeft = new Int32Array(this.resources.seats.length * this.slotCount);
    for (const [r, seats] of this.resources.seats.entries())
      this.seatsLeft.fill(seats, r * this.slotCount, (r + 1) * this.slotCount);
    for (const { first, then: later } of precedences) {
      const [one, other] = [pairKey(first), pairKey(later)];
      for (const key of [one, other]) this.pairSlots.set(key, []);
      this.later.set(one, [...(this.later.get(one) ?? []), other]);
      this.earlier.set(other, [...(this.earlier.get(other) ?? []), one]);
    }
  }

  /** Enters a meeting that stands, whoever is in it; those whose people nobody asks about take up their place only. */
  stand(meeting: Standing, resource: number): void {
    const slot = this.positionOf.get(meeting.slot);
    if (slot === undefined) return;
    if (resource >= 0) this.seat(resource, slot, -1);
    const a = this.numberOf.get(meeting.aId);
    const b = this.numberOf.get(meeting.bId);
    if (a !== undefined) this.book(a, slot, 1);
    if (b !== undefined) this.book(b, slot, 1);
    for (const id of meeting.withIds ?? []) {
      const other = this.numberOf.get(id);
      if (other !== undefined) this.book(other, slot, 1);
    }
    if ((a !== undefined && b !== undefined) || this.pairSlots.size > 0) {
      const key = pairKey(meeting);
      this.met.add(key);
      this.pairSlots.get(key)?.push(slot);
    }
  }

  /** Where these people would meet. */
  venue(members: readonly number[], mixedMeetings: TimetableProblem['mixedMeetings']) {
    const people = members.map((member) => this.people[member] as TimetablePerson);
    return venueOf(people, this.resources, mixedMeetings);
  }

  fits({ key, members, resource }: GapCandidate, slot: number): boolean {
    if (resource >= 0 && (this.seatsLeft[resource * this.slotCount + slot] as number) <= 0) return false;
    for (const member of members) {
      if (this.isBusy(member, slot) || (this.quotaLeft[member] as number) <= 0) return false;
      for (const limit of this.limits[member] as readonly Limit[])
        if (limit.left <= 0 && limit.slots.has(slot)) return false;
    }
    return !this.met.has(key) && (this.pairSlots.size === 0 || this.isInOrder(key, slot));
  }

  /** What granting the wish now would add to the timetable's value. */
  gain({ wish, members }: GapCandidate): number {
    let gain = wish.value;
    for (const member of members) if ((this.minimumLeft[member] as number) > 0) gain += this.minimumWorth;
    return gain;
  }

  put(candidate: GapCandidate, slot: number): void {
    this.change(candidate, slot, 1);
    this.met.add(candidate.key);
    this.pairSlots.get(candidate.key)?.push(slot);
  }

  /** Takes back the last {@link put}. */
  take(candidate: GapCandidate, slot: number): void {
    this.change(candidate, slot, -1);
    this.met.delete(candidate.key);
    this.pairSlots.get(candidate.key)?.pop();
  }

  isBusy(member: number, slot: number): boolean {
    return this.busy[member * this.slotCount + slot] === 1;
  }

  /** How many more meetings somebody may have by quota. */
  roomOf(member: number): number {
    return this.quotaLeft[member] as number;
  }

  private change({ members, resource }: GapCandidate, slot: number, sign: 1 | -1): void {
    for (const member of members) this.book(member, slot, sign);
    if (resource >= 0) this.seat(resource, slot, -sign);
  }

  private book(member: number, slot: number, sign: 1 | -1): void {
    this.busy[member * this.slotCount + slot] = sign > 0 ? 1 : 0;
    this.quotaLeft[member] = (this.quotaLeft[member] as number) - sign;
    this.minimumLeft[member] = (this.minimumLeft[member] as number) - sign;
    for (const limit of this.limits[member] as readonly Limit[]) if (limit.slots.has(slot)) limit.left -= sign;
  }

  private seat(resource: number, slot: number, sign: number): void {
    const at = resource * this.slotCount + slot;
    this.seatsLeft[at] = (this.seatsLeft[at] as number) + sign;
  }

  private isInOrder(key: string, slot: number): boolean {
    const slotsOf = (other: string): readonly number[] => this.pairSlots.get(other) ?? [];
    return (
      (this.earlier.get(key) ?? []).every((other) => slotsOf(other).every((at) => at < slot)) &&
      (this.later.get(key) ?? []).every((other) => slotsOf(other).every((at) => at > slot))
    );
  }
}

/** The place of a meeting that was planned before. */
export function resourceOfPlaced(meeting: PlacedMeeting, { boothOf }: Resources): number {
  if (meeting.place === 'video') return -1;
  return meeting.place === 'table' ? TABLES : (boothOf.get(meeting.boothCompanyId ?? '') ?? TABLES);
}
