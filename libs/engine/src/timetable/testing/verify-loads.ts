import type { PersonLoad, Timetable, TimetablePerson } from '../timetable-types.js';
import { type Held, idsOf, keyOf, type Rules } from './rules.js';

const HOURS = 3_600_000;
/** Beyond this many slots the largest number of meetings under caps is not searched for. */
const MOST_SLOTS = 12;

/** Meetings, wishes, breaks and what is missing of everybody, counted anew. */
export function verifyLoads(rules: Rules, held: readonly Held[], { loads, breaks }: Timetable): string[] {
  const wrong: string[] = [];
  const expected = rules.problem.people.map((person) => loadOf(rules, held, person)).sort(byId);
  if (loads.length !== expected.length) wrong.push(`${loads.length} loads for ${expected.length} people`);
  for (const [i, load] of expected.entries()) {
    const given = loads[i];
    if (JSON.stringify(sorted(given)) !== JSON.stringify(sorted(load)))
      wrong.push(`load ${JSON.stringify(given)} instead of ${JSON.stringify(load)}`);
  }
  const total = expected.reduce((sum, load) => sum + load.breaks, 0);
  if (breaks !== total) wrong.push(`${breaks} breaks instead of ${total}`);
  return wrong;
}

/** Runs of idle slots between two meetings of a day, recounted pair by pair of meetings that follow each other. */
export function breaksOf(rules: Rules, held: readonly Held[], person: TimetablePerson): number {
  const busy = held
    .filter((meeting) => meeting.ids.includes(person.id))
    .map((meeting) => rules.positionOf.get(meeting.slot) ?? -1)
    .sort((a, b) => a - b);
  let breaks = 0;
  for (let i = 1; i < busy.length; i++) {
    const between = rules.slots.slice((busy[i - 1] as number) + 1, busy[i]);
    if (hasNight(rules, busy[i - 1] as number, busy[i] as number)) continue;
    if (between.some((slot) => rules.isAvailable(person.id, slot) && !isRest(held, person, slot))) breaks++;
  }
  return breaks;
}

/** The one slot that a full lunch or rest window leaves free. */
function isRest(held: readonly Held[], person: TimetablePerson, slot: number): boolean {
  return (person.caps ?? []).some(
    ({ slots, max }) =>
      new Set(slots).size === max + 1 &&
      slots.includes(slot) &&
      max > 0 &&
      held.filter((meeting) => slots.includes(meeting.slot) && meeting.ids.includes(person.id)).length === max,
  );
}

function hasNight(rules: Rules, from: number, to: number): boolean {
  const { slots } = rules.problem;
  const at = (position: number) => slots.find((slot) => slot.index === rules.slots[position]);
  for (let position = from; position < to; position++) {
    const pause = Date.parse(at(position + 1)?.startsAt ?? '') - Date.parse(at(position)?.endsAt ?? '');
    if (pause > 4 * HOURS) return true;
  }
  return false;
}

function loadOf(rules: Rules, held: readonly Held[], person: TimetablePerson): PersonLoad {
  const meetings = rules.meetingsOf(held, person.id);
  const missing = Math.max(0, (person.minMeetings ?? 0) - meetings);
  return {
    personId: person.id,
    meetings,
    wished: rules.problem.wishes.filter((wish) => idsOf(wish).includes(person.id)).length,
    breaks: breaksOf(rules, held, person),
    missing,
    missingReason: missing === 0 ? null : missingReasonOf(rules, person),
  };
}

function missingReasonOf(rules: Rules, person: TimetablePerson): PersonLoad['missingReason'] {
  const { wishes, fixed } = rules.problem;
  const minimum = person.minMeetings ?? 0;
  const possible = new Set(
    wishes
      .filter((wish) => {
        const ids = idsOf(wish);
        return ids.includes(person.id) && rules.areKnown(ids) && !rules.isVetoed(ids) && rules.shareLanguage(ids);
      })
      .map(keyOf),
  );
  const own = fixed.filter((meeting) => idsOf(meeting).includes(person.id));
  const fixedPairs = new Set(fixed.map(keyOf));
  const most = own.length + [...possible].filter((pair) => !fixedPairs.has(pair)).length;
  if (most < minimum) return 'too-few-wishes';
  return mostMeetings(rules, person, new Set(own.map((meeting) => meeting.slot))) < minimum
    ? 'too-few-slots'
    : 'others-full';
}

/** The most meetings that availability, quota and caps leave room for, by trying all sets of slots. */
function mostMeetings(rules: Rules, person: TimetablePerson, fixedSlots: ReadonlySet<number>): number {
  const own = rules.slots.filter((slot) => fixedSlots.has(slot) || rules.isAvailable(person.id, slot));
  const quota = Math.max(fixedSlots.size, person.maxMeetings ?? Number.POSITIVE_INFINITY);
  if ((person.caps ?? []).length === 0) return Math.min(own.length, quota);
  if (own.length > MOST_SLOTS) throw new Error('Too many slots to try them all');
  let most = 0;
  for (let set = 0; set < 2 ** own.length; set++) {
    const chosen = own.filter((_, i) => (set >> i) & 1);
    if (![...fixedSlots].every((slot) => chosen.includes(slot))) continue;
    const fits = (person.caps ?? []).every(({ slots, max }) => {
      const fixedWithin = [...fixedSlots].filter((slot) => slots.includes(slot)).length;
      return chosen.filter((slot) => slots.includes(slot)).length <= Math.max(max, fixedWithin);
    });
    if (fits) most = Math.max(most, chosen.length);
  }
  return Math.min(most, quota);
}

function sorted(load: PersonLoad | undefined): unknown {
  return load && Object.entries(load).sort(([a], [b]) => (a < b ? -1 : 1));
}

function byId(a: PersonLoad, b: PersonLoad): number {
  return a.personId < b.personId ? -1 : 1;
}
