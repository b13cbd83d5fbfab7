import { compareIds } from '../compare-ids.js';
import { membersOfFixed } from './check-fixed.js';
import { resourceOfFixed } from './compiled-problem.js';
import { GapBoard, type GapCandidate, resourceOfPlaced } from './fill-gaps-board.js';
import { bestGrants, type Grant } from './fill-gaps-search.js';
import { TableSeats } from './fill-gaps-tables.js';
import { TABLES, venueOf } from './meeting-place.js';
import { pairKey } from './pair-key.js';
import { exclusions } from './sort-wishes.js';
import type { PlacedMeeting, TimetablePerson, TimetableProblem, TimetableWish } from './timetable-types.js';

/** What became free. Both: wishes of these people at these slots; neither: everything. */
export interface GapFocus {
  personIds?: readonly string[];
  /** Slot names. */
  slots?: readonly number[];
}

/**
 * Grants wishes that wait where people have become free, without moving or dropping any meeting. `current` are all
 * meetings that stand; those of `problem.fixed` that are not among them (by `fixedId`) stand too. Every constraint of the
 * problem holds for what is added. The additions are the most valuable ones (see `bestGrants` for the limits of that),
 * in the order of time; the same input gives the same answer.
 *
 * Does not check the problem for contradictions: that is for the run that made the timetable.
 */
export function fillGaps(
  problem: TimetableProblem,
  current: readonly PlacedMeeting[],
  focus: GapFocus,
): PlacedMeeting[] {
  const wishes = wishesIn(problem.wishes, focus);
  if (wishes.length === 0) return [];
  const slots = [...problem.slots].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const positionOf = new Map(slots.map((slot, position) => [slot.index, position]));
  const { people, numberOf } = peopleOf(problem, wishes);
  const board = new GapBoard(problem, people, numberOf, positionOf);
  for (const meeting of current) board.stand(meeting, resourceOfPlaced(meeting, board.resources));
  standFixed(problem, current, board);
  const candidates = candidatesOf(problem, wishes, board, numberOf, positionOf, focus);
  const grants = bestGrants(board, candidates).sort(
    (x, y) => x.slot - y.slot || compareIds(x.candidate.wish.aId, y.candidate.wish.aId),
  );
  return seated(
    grants,
    slots.map((slot) => slot.index),
    current,
    problem,
    board,
  );
}

function wishesIn(wishes: readonly TimetableWish[], { personIds }: GapFocus): readonly TimetableWish[] {
  if (personIds === undefined) return wishes;
  const wanted = new Set(personIds);
  return wishes.filter(
    ({ aId, bId, withIds }) => wanted.has(aId) || wanted.has(bId) || (withIds?.some((id) => wanted.has(id)) ?? false),
  );
}

/** The people of these wishes, numbered. */
function peopleOf(problem: TimetableProblem, wishes: readonly TimetableWish[]) {
  const wanted = new Set<string>();
  for (const { aId, bId, withIds } of wishes) {
    wanted.add(aId);
    wanted.add(bId);
    for (const id of withIds ?? []) wanted.add(id);
  }
  const people: TimetablePerson[] = [];
  const numberOf = new Map<string, number>();
  for (const person of problem.people) if (wanted.has(person.id)) numberOf.set(person.id, people.push(person) - 1);
  return { people, numberOf };
}

function standFixed(problem: TimetableProblem, current: readonly PlacedMeeting[], board: GapBoard): void {
  if (problem.fixed.length === 0) return;
  const standing = new Set(current.flatMap(({ fixedId }) => fixedId ?? []));
  const personOf = new Map(problem.people.map((person) => [person.id, person]));
  for (const meeting of problem.fixed) {
    if (standing.has(meeting.id)) continue;
    const members = membersOfFixed(meeting).flatMap((id) => personOf.get(id) ?? []);
    const { resource } = venueOf(members, board.resources, problem.mixedMeetings);
    board.stand(meeting, resourceOfFixed(meeting, members, board.resources, resource));
  }
}

/** Wishes that fit now, in an order that does not depend on that of the input. */
function candidatesOf(
  problem: TimetableProblem,
  wishes: readonly TimetableWish[],
  board: GapBoard,
  numberOf: ReadonlyMap<string, number>,
  positionOf: ReadonlyMap<number, number>,
  focus: GapFocus,
): GapCandidate[] {
  const excluded = exclusions({ ...problem, people: board.people });
  const away = board.people.map(
    (person) => new Set(person.unavailableSlots.flatMap((slot) => positionOf.get(slot) ?? [])),
  );
  const focused = positionsOf(focus.slots, positionOf) ?? [...positionOf.values()];
  const found: GapCandidate[] = [];
  for (const wish of wishes) {
    const a = numberOf.get(wish.aId);
    const b = numberOf.get(wish.bId);
    if (a === undefined || b === undefined || board.roomOf(a) <= 0 || board.roomOf(b) <= 0) continue;
    const free = focused.filter((slot) => !board.isBusy(a, slot) && !board.isBusy(b, slot));
    if (free.length === 0 || excluded(wish) !== null) continue;
    const members = [a, b, ...(wish.withIds ?? []).flatMap((id) => numberOf.get(id) ?? [])];
    const only = positionsOf(wish.onlySlots, positionOf);
    const slots = free.filter(
      (slot) => (only?.includes(slot) ?? true) && members.every((member) => !away[member]?.has(slot)),
    );
    if (slots.length === 0) continue;
    const { resource, hasVideo } = board.venue(members, problem.mixedMeetings);
    const candidate: GapCandidate = { wish, key: pairKey(wish), members, resource, hasVideo, slots };
    const fitting = slots.filter((slot) => board.fits(candidate, slot));
    if (fitting.length > 0) found.push({ ...candidate, slots: fitting });
  }
  return found.sort(compareCandidates);
}

function compareCandidates({ wish: a, key: aKey }: GapCandidate, { wish: b, key: bKey }: GapCandidate): number {
  return (
    b.value - a.value || Number(b.mutual) - Number(a.mutual) || compareIds(aKey, bKey) || compareIds(rest(a), rest(b))
  );
}

/** Whatever else tells two entries of a pair apart. */
function rest({ aId, withIds = [], onlySlots }: TimetableWish): string {
  return JSON.stringify([aId, withIds, onlySlots ?? null]);
}

function positionsOf(
  slots: readonly number[] | undefined,
  positionOf: ReadonlyMap<number, number>,
): number[] | undefined {
  if (slots === undefined) return undefined;
  return [...new Set(slots.flatMap((slot) => positionOf.get(slot) ?? []))].sort((a, b) => a - b);
}

/** The meetings of the grants, with the numbers of their tables. */
function seated(
  grants: readonly Grant[],
  slotNames: readonly number[],
  current: readonly PlacedMeeting[],
  { tables, fixed }: TimetableProblem,
  board: GapBoard,
): PlacedMeeting[] {
  const added: PlacedMeeting[] = [];
  const seats = new TableSeats(
    grants.some(({ candidate }) => candidate.resource === TABLES) ? [...current, ...fixed] : [],
  );
  for (const { candidate, slot } of grants) {
    const { wish, resource, hasVideo } = candidate;
    const name = slotNames[slot] as number;
    const place = resource < 0 ? 'video' : resource === TABLES ? 'table' : 'booth';
    const table = place === 'table' ? seats.tableFor(wish, name, tables) : null;
    if (table !== null) seats.take({ aId: wish.aId, bId: wish.bId, slot: name, table });
    added.push({
      aId: wish.aId,
      bId: wish.bId,
      withIds: [...(wish.withIds ?? [])],
      slot: name,
      place,
      table,
      boothCompanyId: place === 'booth' ? (board.resources.companies[resource] ?? null) : null,
      hasVideo,
      value: wish.value,
      fixedId: null,
    });
  }
  return added;
}
