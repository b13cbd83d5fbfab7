import { EngineInputError } from '../engine.errors.js';
import { pairKey } from './pair-key.js';
import { someVetoed } from './sort-wishes.js';
import type { FixedMeeting, TimetableProblem } from './timetable-types.js';

/** Refuses fixed meetings that cannot take place together. Places are counted once the problem is compiled. */
export function checkFixed(problem: TimetableProblem): void {
  const ids = new Set<string>();
  for (const { id } of problem.fixed) {
    if (ids.has(id)) throw new EngineInputError('FIXED_DUPLICATE_ID', { fixedId: id });
    ids.add(id);
  }
  checkPeopleOfFixed(problem);
  checkTablesOfFixed(problem);
  checkOrderOfFixed(problem);
}

/** Everyone of a fixed meeting, the two sides first. */
export function membersOfFixed({ aId, bId, withIds = [] }: FixedMeeting): string[] {
  return [aId, bId, ...withIds];
}

function checkPeopleOfFixed({ fixed, people, slots, vetoes = [] }: TimetableProblem): void {
  const known = new Set(people.map((person) => person.id));
  const slotNames = new Set(slots.map((slot) => slot.index));
  const vetoed = new Set(vetoes.map(pairKey));
  const personAt = new Map<string, string>();
  for (const meeting of fixed) {
    const { id, slot } = meeting;
    const members = membersOfFixed(meeting);
    const twice = members.find((member, i) => members.indexOf(member) !== i);
    if (twice !== undefined) throw new EngineInputError('FIXED_WITH_ONESELF', { fixedId: id, personId: twice });
    if (!slotNames.has(slot)) throw new EngineInputError('FIXED_UNKNOWN_SLOT', { fixedId: id, slot });
    for (const personId of members) {
      if (!known.has(personId)) throw new EngineInputError('FIXED_UNKNOWN_PERSON', { fixedId: id, personId });
      const other = personAt.get(`${slot} ${personId}`);
      if (other !== undefined) {
        throw new EngineInputError('FIXED_DOUBLE_BOOKING', { fixedId: other, otherFixedId: id, personId, slot });
      }
      personAt.set(`${slot} ${personId}`, id);
    }
    if (someVetoed(members, vetoed)) {
      throw new EngineInputError('FIXED_VETO', { fixedId: id, people: members.join(', ') });
    }
  }
}

function checkTablesOfFixed({ fixed, tables }: TimetableProblem): void {
  const tableAt = new Map<string, string>();
  for (const { id, slot, table, place } of fixed) {
    if (table === null) continue;
    if (place !== undefined && place !== 'table') {
      throw new EngineInputError('FIXED_TABLE_ELSEWHERE', { fixedId: id, table, place });
    }
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

function checkOrderOfFixed({ fixed, slots, precedences = [] }: TimetableProblem): void {
  if (precedences.length === 0 || fixed.length === 0) return;
  const startOf = new Map(slots.map((slot) => [slot.index, Date.parse(slot.startsAt)]));
  const ofPair = new Map<string, FixedMeeting[]>();
  for (const meeting of fixed) ofPair.set(pairKey(meeting), [...(ofPair.get(pairKey(meeting)) ?? []), meeting]);
  for (const { first, then } of precedences) {
    for (const before of ofPair.get(pairKey(first)) ?? []) {
      for (const after of ofPair.get(pairKey(then)) ?? []) {
        if ((startOf.get(before.slot) ?? 0) < (startOf.get(after.slot) ?? 0)) continue;
        throw new EngineInputError('FIXED_AGAINST_PRECEDENCE', { fixedId: before.id, otherFixedId: after.id });
      }
    }
  }
}
