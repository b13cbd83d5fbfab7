import type { Fair, Slot, WishLevel } from '@parvis/contracts';
import type { FixedMeeting, TimetablePerson, TimetableProblem, TimetableWish } from '@parvis/engine';
import type { WishPair } from '../wish/wish.repository.js';
import type { PlannedRow, RefusedRow } from './plan.repository.js';

/** A person as a timetable is made of. Times at which the person cannot meet are UTC instants. */
export interface PlanningPerson {
  id: string;
  companyId: string | null;
  attendance: 'virtual' | 'on_site' | 'both';
  busy: readonly { startsAt: string; endsAt: string }[];
}

export interface ProblemParts {
  fair: Pick<Fair, 'mode' | 'tables'>;
  slots: readonly Slot[];
  people: readonly PlanningPerson[];
  pairs: readonly WishPair[];
  /** The timetable that is on the agendas now. */
  published: readonly PlannedRow[];
  /** Meetings that begin before this instant stay, and nothing new is put there. In ms. */
  frozenUntil: number;
  seed: number;
  /** Mutual score of a pair, 0 to 1. */
  scoreOf: (aId: string, bId: string) => number;
}

/** What the timetable is to be made of, and the wishes that never get that far, each with its reason. */
export interface PreparedProblem {
  problem: TimetableProblem;
  oneSided: RefusedRow[];
}

const worth: Record<Exclude<WishLevel, 'no'>, number> = { want: 1.5, could: 0.5 };
/** How much the score may add: enough to decide between equal wishes, never enough to outweigh one. */
const scoreWeight = 0.4;

/** Only what both sides said yes to becomes a meeting. */
export function prepareProblem(parts: ProblemParts): PreparedProblem {
  const slotAt = new Map(parts.slots.map((slot) => [Date.parse(slot.startsAt), slot]));
  const frozen = parts.slots.filter((slot) => Date.parse(slot.startsAt) < parts.frozenUntil).map((slot) => slot.index);
  const known = new Set(parts.people.map((person) => person.id));
  const wishes: TimetableWish[] = [];
  const oneSided: RefusedRow[] = [];
  for (const pair of parts.pairs) {
    const value = mutualValue(pair);
    if (value === null) oneSided.push({ aId: pair.aId, bId: pair.bId, isMutual: false, reason: reasonOneSided(pair) });
    else
      wishes.push({
        aId: pair.aId,
        bId: pair.bId,
        mutual: true,
        value: value + scoreWeight * parts.scoreOf(pair.aId, pair.bId),
      });
  }
  return {
    oneSided,
    problem: {
      slots: parts.slots,
      people: parts.people.map((person) => toTimetablePerson(person, parts.fair.mode, parts.slots, frozen)),
      wishes,
      fixed: fixedMeetings(parts.published, slotAt, parts.frozenUntil, known),
      tables: parts.fair.tables,
      seed: parts.seed,
    },
  };
}

function mutualValue({ aLevel, bLevel }: WishPair): number | null {
  if (!aLevel || !bLevel || aLevel === 'no' || bLevel === 'no') return null;
  return worth[aLevel] + worth[bLevel];
}

const reasonOneSided = ({ aLevel, bLevel }: WishPair) =>
  aLevel === 'no' || bLevel === 'no' ? 'declined' : 'not-answered';

function toTimetablePerson(
  { id, companyId, attendance, busy }: PlanningPerson,
  mode: Fair['mode'],
  slots: readonly Slot[],
  frozen: readonly number[],
): TimetablePerson {
  const spans = busy.map((span) => ({ from: Date.parse(span.startsAt), to: Date.parse(span.endsAt) }));
  const isBusy = (slot: Slot) =>
    spans.some((span) => Date.parse(slot.startsAt) < span.to && Date.parse(slot.endsAt) > span.from);
  const unavailable = spans.length === 0 ? [] : slots.filter(isBusy).map((slot) => slot.index);
  return {
    id,
    companyId,
    attendance: mode === 'hybrid' ? attendance : mode,
    unavailableSlots: [...new Set([...unavailable, ...frozen])],
  };
}

/** A meeting whose slot is no longer in the fair's hours, or whose person is gone, is not kept. */
function fixedMeetings(
  published: readonly PlannedRow[],
  slotAt: ReadonlyMap<number, Slot>,
  frozenUntil: number,
  known: ReadonlySet<string>,
): FixedMeeting[] {
  return published.flatMap((meeting, index) => {
    const start = Date.parse(meeting.startsAt);
    const slot = slotAt.get(start);
    if (!slot || start >= frozenUntil || !known.has(meeting.aId) || !known.has(meeting.bId)) return [];
    return [{ id: String(index), aId: meeting.aId, bId: meeting.bId, slot: slot.index, table: meeting.tableNumber }];
  });
}
