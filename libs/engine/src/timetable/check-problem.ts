import { EngineInputError } from '../engine.errors.js';
import { checkFixed } from './check-fixed.js';
import { checkPrecedences } from './check-precedences.js';
import type { BoothPlace, Slot, TimetablePerson, TimetableProblem, TimetableWish } from './timetable-types.js';

/** Refuses input that contradicts itself, naming the entries. */
export function checkProblem(problem: TimetableProblem): void {
  const { tables, seed, minimumWorth = 0, vetoes = [], booths = [] } = problem;
  if (!isCount(tables)) throw new EngineInputError('BAD_TABLES', { tables });
  if (!Number.isSafeInteger(seed)) throw new EngineInputError('BAD_SEED', { seed });
  if (!(minimumWorth >= 0 && minimumWorth < Number.POSITIVE_INFINITY)) {
    throw new EngineInputError('BAD_MINIMUM_WORTH', { minimumWorth });
  }
  checkSlots(problem.slots);
  checkPeople(problem.people);
  checkWishes(problem.wishes);
  for (const { aId, bId } of vetoes)
    if (aId === bId) throw new EngineInputError('VETO_WITH_ONESELF', { personId: aId });
  checkBooths(booths);
  checkPrecedences(problem);
  checkFixed(problem);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function checkSlots(slots: readonly Slot[]): void {
  if (slots.length === 0) throw new EngineInputError('NO_SLOTS', { slots: 0 });
  const seen = new Set<number>();
  const spans = slots.map((slot) => {
    if (seen.has(slot.index)) throw new EngineInputError('DUPLICATE_SLOT', { slot: slot.index });
    seen.add(slot.index);
    const span = { index: slot.index, start: Date.parse(slot.startsAt), end: Date.parse(slot.endsAt) };
    if (!(span.start < span.end)) {
      throw new EngineInputError('BAD_SLOT_TIMES', { slot: slot.index, startsAt: slot.startsAt, endsAt: slot.endsAt });
    }
    return span;
  });
  spans.sort((a, b) => a.start - b.start);
  for (const [i, span] of spans.entries()) {
    const before = spans[i - 1];
    if (before && before.end > span.start) {
      throw new EngineInputError('OVERLAPPING_SLOTS', { slot: before.index, otherSlot: span.index });
    }
  }
}

function checkPeople(people: readonly TimetablePerson[]): void {
  const seen = new Set<string>();
  for (const { id, minMeetings = 0, maxMeetings = minMeetings, caps = [] } of people) {
    if (seen.has(id)) throw new EngineInputError('DUPLICATE_PERSON', { personId: id });
    seen.add(id);
    if (!isCount(minMeetings) || !isCount(maxMeetings)) {
      throw new EngineInputError('BAD_QUOTA', { personId: id, minMeetings, maxMeetings });
    }
    if (minMeetings > maxMeetings) {
      throw new EngineInputError('MIN_ABOVE_MAX', { personId: id, minMeetings, maxMeetings });
    }
    for (const { max } of caps) if (!isCount(max)) throw new EngineInputError('BAD_CAP', { personId: id, max });
  }
}

function checkWishes(wishes: readonly TimetableWish[]): void {
  for (const { aId, bId, withIds = [], value } of wishes) {
    if (aId === bId) throw new EngineInputError('WISH_WITH_ONESELF', { personId: aId });
    const ids = [aId, bId, ...withIds];
    const twice = withIds.length > 0 ? ids.find((id, i) => ids.indexOf(id) !== i) : undefined;
    if (twice !== undefined) throw new EngineInputError('WISH_WITH_ONESELF', { personId: twice });
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new EngineInputError('BAD_WISH_VALUE', { aId, bId, value });
    }
  }
}

function checkBooths(booths: readonly BoothPlace[]): void {
  const seen = new Set<string>();
  for (const { companyId, seats } of booths) {
    if (seen.has(companyId)) throw new EngineInputError('DUPLICATE_BOOTH', { companyId });
    seen.add(companyId);
    if (!isCount(seats)) throw new EngineInputError('BAD_BOOTH', { companyId, seats });
  }
}
