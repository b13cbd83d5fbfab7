import type { Fair, Slot } from '@parvis/contracts';
import type { BoothPlace, MeetingCap, TimetablePerson } from '@parvis/engine';
import type { PlanningPerson } from '@parvis/profiles';
import { effectiveMaximum, effectiveMinimum } from '../planning/person-limit.rules.js';
import type { Planning } from '../planning/planning-reader.js';

/** Booths of the companies that exhibit. */
export function boothsOf(people: readonly PlanningPerson[], seats: number): BoothPlace[] {
  if (seats === 0) return [];
  const companies = people.flatMap(({ kind, companyId }) => (kind === 'exhibitor' && companyId ? [companyId] : []));
  return [...new Set(companies)].sort().map((companyId) => ({ companyId, seats }));
}

export interface PersonParts {
  fair: Pick<Fair, 'mode'>;
  slots: readonly Slot[];
  planning: Pick<Planning, 'rules' | 'limits'>;
  caps: readonly MeetingCap[];
  /** Indexes of the slots at which nothing new is put. */
  closed: readonly number[];
}

/** A person with the times and limits that count for a timetable. */
export function toTimetablePerson(
  { id, companyId, kind, attendance, languages, busy }: PlanningPerson,
  { fair, slots, planning, caps, closed }: PersonParts,
): TimetablePerson {
  const spans = busy.map((span) => ({ from: Date.parse(span.startsAt), to: Date.parse(span.endsAt) }));
  const isBusy = (slot: Slot) =>
    spans.some((span) => Date.parse(slot.startsAt) < span.to && Date.parse(slot.endsAt) > span.from);
  const unavailable = spans.length === 0 ? [] : slots.filter(isBusy).map((slot) => slot.index);
  const limit = planning.limits.get(id);
  const maxMeetings = effectiveMaximum(planning.rules, limit);
  return {
    id,
    companyId,
    attendance: fair.mode === 'hybrid' ? attendance : fair.mode,
    languages,
    caps,
    unavailableSlots: [...new Set([...unavailable, ...closed])],
    minMeetings: effectiveMinimum(planning.rules, limit, kind),
    ...(maxMeetings === null ? {} : { maxMeetings }),
  };
}
