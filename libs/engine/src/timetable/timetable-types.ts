/** A time at which meetings take place. Slots must not overlap. */
export interface Slot {
  /** The slot's name in every other structure; any distinct integers, not necessarily its position. */
  index: number;
  /** ISO 8601, UTC. */
  startsAt: string;
  /** ISO 8601, UTC. */
  endsAt: string;
}

/** Somebody who can be given meetings. */
export interface TimetablePerson {
  id: string;
  companyId: string | null;
  attendance: 'virtual' | 'on_site' | 'both';
  /** Slot indexes; those that do not exist are ignored. */
  unavailableSlots: readonly number[];
  /** At most this many meetings, fixed ones included. */
  maxMeetings?: number;
}

/** An unordered pair that would like to meet. */
export interface TimetableWish {
  aId: string;
  bId: string;
  /** What the meeting is worth, > 0. */
  value: number;
  /** Both asked for it; goes first among equals. */
  mutual: boolean;
}

/** A meeting that stays where it is, even if somebody has since declared the slot unavailable or lowered a quota. */
export interface FixedMeeting {
  id: string;
  aId: string;
  bId: string;
  slot: number;
  /** 1..tables; null is by video, or at any free table if both are on site. */
  table: number | null;
}

/** All that a timetable is made of. The order of people, wishes and fixed meetings does not influence the result. */
export interface TimetableProblem {
  slots: readonly Slot[];
  people: readonly TimetablePerson[];
  wishes: readonly TimetableWish[];
  fixed: readonly FixedMeeting[];
  /** Tables on site, numbered from 1. Two people who are on site need one. */
  tables: number;
  /** Breaks ties; another seed gives another, equally justified timetable. */
  seed: number;
}

/** A meeting of the finished timetable. */
export interface PlacedMeeting {
  aId: string;
  bId: string;
  slot: number;
  /** 1..tables where `place` is `table`, else null. */
  table: number | null;
  place: 'video' | 'table';
  /** The wish's value; 0 for a fixed meeting that nobody wished for. */
  value: number;
  fixedId: string | null;
}

/**
 * Why a wish has no meeting. Each can be checked against the finished timetable, the first that applies is given:
 * - `unknown-person`: one of the two is not among the people;
 * - `already-meeting`: the same pair was listed twice, and the other entry has the meeting;
 * - `no-common-slot`: there is no slot at which both are available;
 * - `quota`: one of the two has as many meetings as they accept;
 * - `first-person-full`, `second-person-full`: that person is busy at every slot at which both are available;
 * - `both-full-at-common-times`: at every such slot one or the other is busy;
 * - `no-table`: where both are free, every table is taken.
 */
export type RefusalReason =
  | 'no-common-slot'
  | 'first-person-full'
  | 'second-person-full'
  | 'both-full-at-common-times'
  | 'no-table'
  | 'quota'
  | 'unknown-person'
  | 'already-meeting';

/** A wish without a meeting. */
export interface Refusal {
  aId: string;
  bId: string;
  value: number;
  reason: RefusalReason;
}

/** The plan of a fair. A wish whose pair has a fixed meeting counts as granted by it. */
export interface Timetable {
  /** By slot in time, then by the pair's ids. */
  meetings: PlacedMeeting[];
  /** Most valuable first. */
  refusals: Refusal[];
  /** Sum of the values of all meetings. */
  value: number;
  /** No timetable of this problem is worth more. `value / bound` is a guarantee of quality, not an estimate. */
  bound: number;
  stats: { wishes: number; granted: number; people: number; peopleWithMeeting: number };
}

/** How the caller follows and ends a run. */
export interface PlanOptions {
  /** Called with 0..1, never decreasing. */
  onProgress?: (fraction: number) => void;
  /** Asked between steps; true ends the run with {@link PlanStoppedError}. */
  shouldStop?: () => boolean;
}
