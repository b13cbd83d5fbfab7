import type { MeetingPlace, Pair, TimetablePerson, TimetableProblem, TimetableWish } from '../timetable-types.js';

/** A meeting as the rules see it: its people, its time, and the place that it needs. */
export interface Held {
  ids: readonly string[];
  slot: number;
  seat: string | null;
}

/** The rules of a fair as its types state them, worked out anew: nothing here comes from the engine. */
export class Rules {
  readonly people: ReadonlyMap<string, TimetablePerson>;
  /** Slot names in the order of time, and their positions. */
  readonly slots: readonly number[];
  readonly positionOf: ReadonlyMap<number, number>;

  constructor(readonly problem: TimetableProblem) {
    this.people = new Map(problem.people.map((person) => [person.id, person]));
    const inTime = [...problem.slots].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
    this.slots = inTime.map((slot) => slot.index);
    this.positionOf = new Map(this.slots.map((slot, position) => [slot, position]));
  }

  person(id: string): TimetablePerson {
    const person = this.people.get(id);
    if (!person) throw new Error(`${id} is not among the people`);
    return person;
  }

  areKnown(ids: readonly string[]): boolean {
    return ids.every((id) => this.people.has(id));
  }

  isVetoed(ids: readonly string[]): boolean {
    return (this.problem.vetoes ?? []).some(({ aId, bId }) => ids.includes(aId) && ids.includes(bId));
  }

  shareLanguage(ids: readonly string[]): boolean {
    if (this.problem.commonLanguage !== 'required') return true;
    const lists = ids.map((id) => this.person(id).languages ?? []).filter((list) => list.length > 0);
    return lists.length === 0 || (lists[0] ?? []).some((tag) => lists.every((list) => list.includes(tag)));
  }

  isAvailable(id: string, slot: number): boolean {
    return !this.person(id).unavailableSlots.includes(slot);
  }

  /** Slots at which all are available and that the wish accepts. */
  commonSlots(ids: readonly string[], onlySlots: readonly number[] | undefined): number[] {
    return this.slots.filter(
      (slot) => (onlySlots?.includes(slot) ?? true) && ids.every((id) => this.isAvailable(id, slot)),
    );
  }

  /** Where these people meet: the two sides first. `seat` names what is used up there. */
  placeOf(ids: readonly string[]): { place: MeetingPlace; seat: string | null; hasVideo: boolean } {
    const all = ids.map((id) => this.person(id));
    const somebodyThere = all.some((one) => one.attendance === 'on_site');
    const there = all.filter((one) => one.attendance === 'on_site' || (somebodyThere && one.attendance === 'both'));
    const hasVideo = there.length < all.length;
    const sides = all.slice(0, 2).every((one) => there.includes(one));
    const strangers = there.some((one) =>
      there.some((other) => one !== other && (one.companyId === null || one.companyId !== other.companyId)),
    );
    const sitsDown = sides || strangers || (this.problem.mixedMeetings === 'table' && there.length > 0);
    if (!sitsDown) return { place: 'video', seat: null, hasVideo: true };
    const booth = this.boothOf(there.flatMap((one) => one.companyId ?? []));
    return booth === null ? { place: 'table', seat: 'tables', hasVideo } : { place: 'booth', seat: booth, hasVideo };
  }

  /** Of the companies' booths the one with more seats, then the lower id. */
  boothOf(companyIds: readonly string[]): string | null {
    const own = (this.problem.booths ?? []).filter((booth) => companyIds.includes(booth.companyId));
    own.sort((a, b) => b.seats - a.seats || (a.companyId < b.companyId ? -1 : 1));
    return own[0]?.companyId ?? null;
  }

  seatsOf(seat: string): number {
    if (seat === 'tables') return this.problem.tables;
    return (this.problem.booths ?? []).find((booth) => booth.companyId === seat)?.seats ?? 0;
  }

  isBusy(held: readonly Held[], id: string, slot: number): boolean {
    return held.some((meeting) => meeting.slot === slot && meeting.ids.includes(id));
  }

  meetingsOf(held: readonly Held[], id: string): number {
    return held.filter((meeting) => meeting.ids.includes(id)).length;
  }

  /** Whether one more meeting of the person in the slot would exceed a cap. */
  capIsReached(held: readonly Held[], id: string, slot: number): boolean {
    return (this.person(id).caps ?? []).some(
      ({ slots, max }) =>
        slots.includes(slot) &&
        held.filter((meeting) => slots.includes(meeting.slot) && meeting.ids.includes(id)).length >= max,
    );
  }

  /** Whether a meeting of this pair in the slot is in the order that the precedences demand. */
  isInOrder(held: readonly Held[], pair: Pair, slot: number): boolean {
    const at = this.positionOf.get(slot) ?? -1;
    const positions = (other: Pair): number[] =>
      held.filter((meeting) => samePair(meeting.ids, other)).map(({ slot: own }) => this.positionOf.get(own) ?? -1);
    const ids = [pair.aId, pair.bId];
    return (this.problem.precedences ?? []).every(
      ({ first, then: later }) =>
        (!samePair(ids, first) || positions(later).every((other) => at < other)) &&
        (!samePair(ids, later) || positions(first).every((other) => other < at)),
    );
  }

  seatIsFree(held: readonly Held[], seat: string | null, slot: number): boolean {
    if (seat === null) return true;
    return held.filter((meeting) => meeting.slot === slot && meeting.seat === seat).length < this.seatsOf(seat);
  }

  hasQuotaLeft(held: readonly Held[], id: string): boolean {
    return this.meetingsOf(held, id) < (this.person(id).maxMeetings ?? Number.POSITIVE_INFINITY);
  }

  /** Everything that is asked of a meeting in a slot, beyond what is asked of the meeting as such. */
  fits(held: readonly Held[], wish: TimetableWish, slot: number): boolean {
    const ids = idsOf(wish);
    return (
      ids.every((id) => !this.isBusy(held, id, slot) && this.hasQuotaLeft(held, id)) &&
      ids.every((id) => !this.capIsReached(held, id, slot)) &&
      this.isInOrder(held, wish, slot) &&
      this.seatIsFree(held, this.placeOf(ids).seat, slot)
    );
  }

  /** Sum of the minimum's bonuses. */
  bonus(held: readonly Held[]): number {
    const worth = this.problem.minimumWorth ?? 4;
    return this.problem.people.reduce(
      (sum, { id, minMeetings = 0 }) => sum + worth * Math.min(minMeetings, this.meetingsOf(held, id)),
      0,
    );
  }
}

/** Everybody at a meeting, the two sides first, each once. */
export function idsOf({ aId, bId, withIds = [] }: Pair & { withIds?: readonly string[] }): string[] {
  return [...new Set([aId, bId, ...withIds])];
}

/** The same for either order of the two. */
export function keyOf({ aId, bId }: Pair): string {
  return [aId, bId].sort().join(' ');
}

function samePair(ids: readonly string[], pair: Pair): boolean {
  return keyOf({ aId: ids[0] ?? '', bId: ids[1] ?? '' }) === keyOf(pair);
}
