import { EngineInputError } from '../engine.errors.js';
import type { FixedMeeting, Slot, TimetablePerson, TimetableProblem } from './timetable-types.js';

/** Refuses input that contradicts itself, naming the entries. */
export function checkProblem({ slots, people, wishes, fixed, tables, seed }: TimetableProblem): void {
  if (!Number.isInteger(tables) || tables < 0) throw new EngineInputError('BAD_TABLES', { tables });
  if (!Number.isSafeInteger(seed)) throw new EngineInputError('BAD_SEED', { seed });
  checkSlots(slots);
  checkPeople(people);
  for (const { aId, bId, value } of wishes) {
    if (aId === bId) throw new EngineInputError('WISH_WITH_ONESELF', { personId: aId });
    if (!(value > 0 && value < Number.POSITIVE_INFINITY))
      throw new EngineInputError('BAD_WISH_VALUE', { aId, bId, value });
  }
  checkFixed(fixed, new Set(slots.map((slot) => slot.index)), new Set(people.map((person) => person.id)), tables);
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
  for (const { id, maxMeetings } of people) {
    if (seen.has(id)) throw new EngineInputError('DUPLICATE_PERSON', { personId: id });
    seen.add(id);
    if (maxMeetings !== undefined && !(Number.isInteger(maxMeetings) && maxMeetings >= 0)) {
      throw new EngineInputError('BAD_QUOTA', { personId: id, maxMeetings });
    }
  }
}

function checkFixed(
  fixed: readonly FixedMeeting[],
  slots: ReadonlySet<number>,
  people: ReadonlySet<string>,
  tables: number,
): void {
  const ids = new Set<string>();
  const personAt = new Map<string, string>();
  const tableAt = new Map<string, string>();
  for (const { id, aId, bId, slot, table } of fixed) {
    if (ids.has(id)) throw new EngineInputError('FIXED_DUPLICATE_ID', { fixedId: id });
    ids.add(id);
    if (aId === bId) throw new EngineInputError('FIXED_WITH_ONESELF', { fixedId: id, personId: aId });
    if (!slots.has(slot)) throw new EngineInputError('FIXED_UNKNOWN_SLOT', { fixedId: id, slot });
    for (const personId of [aId, bId]) {
      if (!people.has(personId)) throw new EngineInputError('FIXED_UNKNOWN_PERSON', { fixedId: id, personId });
      const other = personAt.get(`${slot} ${personId}`);
      if (other !== undefined) {
        throw new EngineInputError('FIXED_DOUBLE_BOOKING', { fixedId: other, otherFixedId: id, personId, slot });
      }
      personAt.set(`${slot} ${personId}`, id);
    }
    if (table === null) continue;
    if (!(Number.isInteger(table) && table >= 1 && table <= tables)) {
      throw new EngineInputError('FIXED_UNKNOWN_TABLE', { fixedId: id, table, tables });
    }
    const taken = tableAt.get(`${slot} ${table}`);
    if (taken !== undefined) {
      throw new EngineInputError('FIXED_TABLE_TAKEN_TWICE', { fixedId: taken, otherFixedId: id, table, slot });
    }
    tableAt.set(`${slot} ${table}`, id);
  }
}
