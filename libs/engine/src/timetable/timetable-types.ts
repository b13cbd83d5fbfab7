/** A time at which meetings take place. Slots must not overlap. */
export interface Slot {
  /** The slot's name in every other structure; any distinct integers, not necessarily its position. */
  index: number;
  /** ISO 8601, UTC. */
  startsAt: string;
  /** ISO 8601, UTC. */
  endsAt: string;
}

/** At most `max` meetings, fixed ones included, within these slots. Slots that do not exist are ignored. */
export interface MeetingCap {
  slots: readonly number[];
  /** An integer >= 0. */
  max: number;
}

/** Somebody who can be given meetings. */
export interface TimetablePerson {
  id: string;
  companyId: string | null;
  /** `both` is there in person if somebody else of the meeting is `on_site`, else by video. */
  attendance: 'virtual' | 'on_site' | 'both';
  /** Slot indexes; those that do not exist are ignored. */
  unavailableSlots: readonly number[];
  /** A goal, not a condition: each meeting up to it, fixed ones included, is worth `minimumWorth` more. */
  minMeetings?: number;
  /** At most this many meetings, fixed ones included. */
  maxMeetings?: number;
  /** A day's limit; a lunch window of n slots (max n - 1); rest after k meetings (every k + 1 slots in a row, max k). */
  caps?: readonly MeetingCap[];
  /** Language tags, compared as they are and only where `commonLanguage` is `required`. Empty is unknown and fits all. */
  languages?: readonly string[];
}

/** An unordered pair that would like to meet. */
export interface TimetableWish {
  aId: string;
  bId: string;
  /** Others who must be there too (several people per side). */
  withIds?: readonly string[];
  /** What the meeting is worth, > 0. */
  value: number;
  /** Both asked for it; goes first among equals. */
  mutual: boolean;
  /** Asked for by the organiser: listed first among the refusals. Whoever wants it preferred gives it a high value. */
  must?: boolean;
  /** Only at these slots; those that do not exist are ignored. */
  onlySlots?: readonly number[];
}

/** `booth` is the booth of `PlacedMeeting.boothCompanyId`. */
export type MeetingPlace = 'video' | 'table' | 'booth';

/**
 * A meeting that stays where it is, even if somebody has since declared the slot unavailable, lowered a limit or
 * no longer shares a language. It takes its place from the others.
 */
export interface FixedMeeting {
  id: string;
  aId: string;
  bId: string;
  withIds?: readonly string[];
  slot: number;
  /** Default: what a new meeting of these people would get. */
  place?: MeetingPlace;
  /** 1..tables. With null the meeting gets any free table if its place is `table`. */
  table: number | null;
}

/** Two people, in either order. */
export interface Pair {
  aId: string;
  bId: string;
}

/** The first pair's meeting must be over before the second's begins, if both take place. */
export interface Precedence {
  first: Pair;
  then: Pair;
}

/**
 * A booth as a place: meetings at which somebody of this company is on site are held there, so many at a time, and
 * nowhere else. If two companies of a meeting have one it is the booth with more seats, then the lower company id.
 */
export interface BoothPlace {
  companyId: string;
  /** Meetings at the same time; an integer >= 0. */
  seats: number;
}

/** All that a timetable is made of. The order of the lists does not influence the result. */
export interface TimetableProblem {
  slots: readonly Slot[];
  people: readonly TimetablePerson[];
  wishes: readonly TimetableWish[];
  fixed: readonly FixedMeeting[];
  /** A meeting that contains both people of a veto, as companions or not, never takes place. */
  vetoes?: readonly Pair[];
  precedences?: readonly Precedence[];
  /** Tables on site, numbered from 1. People who meet on site need one, unless they meet at a booth. */
  tables: number;
  booths?: readonly BoothPlace[];
  /**
   * A meeting with one side on site and one remote. `device`: it needs no place, its place is `video`.
   * `table`: the side on site gets a table or its booth. Default `device`.
   */
  mixedMeetings?: 'device' | 'table';
  /** `required`: those of a meeting who state languages must all share one. Default `ignored`. */
  commonLanguage?: 'ignored' | 'required';
  /** What each meeting up to a person's `minMeetings` is worth beyond its own value, >= 0. Default 4. */
  minimumWorth?: number;
  /** Breaks ties; another seed gives another, equally justified timetable. */
  seed: number;
}

/** A meeting of the finished timetable. */
export interface PlacedMeeting {
  aId: string;
  bId: string;
  /** In the order of the wish or fixed meeting; often empty. */
  withIds: readonly string[];
  slot: number;
  place: MeetingPlace;
  /** 1..tables where `place` is `table`, else null. */
  table: number | null;
  /** Whose booth it is where `place` is `booth`, else null. */
  boothCompanyId: string | null;
  /** Somebody takes part by video. True for place `video`. */
  hasVideo: boolean;
  /** The wish's value; 0 for a fixed meeting that nobody wished for. */
  value: number;
  fixedId: string | null;
}

/**
 * Why a wish has no meeting. Each can be checked against the finished timetable; the first that applies is given. A
 * slot is *common* if all people of the meeting are available at it and the wish's `onlySlots` contain it.
 * - `unknown-person`: one of its people is not among the people;
 * - `veto`: two of its people must not meet;
 * - `no-common-language`: those who state languages share none, and it is required;
 * - `already-meeting`: the same pair was listed twice or is fixed, and has the meeting;
 * - `no-common-slot`: there is no common slot;
 * - `quota`: one of its people has as many meetings as `maxMeetings` says;
 * - `first-person-full`, `second-person-full`: that person has a meeting at every common slot;
 * - `companion-full`: one of `withIds` has;
 * - `both-full-at-common-times`: at every common slot one or another of its people has a meeting;
 * - `person-limit`: where all are free, a cap of one of them is reached;
 * - `precedence`: where that is not so either, the meeting would be before or after one it must not;
 * - `no-table`, `no-booth`: what remains are slots at which every table, or seat of the booth, is taken.
 */
export type RefusalReason =
  | 'unknown-person'
  | 'veto'
  | 'no-common-language'
  | 'already-meeting'
  | 'no-common-slot'
  | 'quota'
  | 'first-person-full'
  | 'second-person-full'
  | 'companion-full'
  | 'both-full-at-common-times'
  | 'person-limit'
  | 'precedence'
  | 'no-table'
  | 'no-booth';

/** A wish without a meeting. */
export interface Refusal {
  aId: string;
  bId: string;
  value: number;
  /** The wish was a `must`. */
  isMust: boolean;
  reason: RefusalReason;
}

/**
 * What a person got. `missingReason` says why `missing` > 0, the first that applies:
 * - `too-few-wishes`: even with every wish granted the minimum would not be reached (vetoed, unknown and languageless
 *   wishes do not count);
 * - `too-few-slots`: the slots at which the person is available, `maxMeetings` or caps allow fewer meetings than the minimum;
 * - `others-full`: none of these; the others, the places or what was worth more stood in the way.
 */
export interface PersonLoad {
  personId: string;
  /** Fixed ones included. */
  meetings: number;
  /** Entries of `wishes` that the person is part of, as a companion too. */
  wished: number;
  /**
   * Runs of idle slots between two meetings of the same day; a new day begins after more than four hours without a
   * slot. Slots at which the person is unavailable neither count nor interrupt a run.
   */
  breaks: number;
  /** To `minMeetings`. */
  missing: number;
  missingReason: 'too-few-wishes' | 'too-few-slots' | 'others-full' | null;
}

/** The plan of a fair. A wish whose pair has a fixed meeting counts as granted by it. */
export interface Timetable {
  /** By slot in time, then by the pair's ids. */
  meetings: PlacedMeeting[];
  /** Musts first, then the most valuable. */
  refusals: Refusal[];
  /** By person id. */
  loads: PersonLoad[];
  /** Sum of the values of all meetings + minimumWorth x sum over people of min(minMeetings, meetings). */
  value: number;
  /** No timetable of this problem is worth more. `value / bound` is a guarantee of quality, not an estimate. */
  bound: number;
  /** Sum over people. */
  breaks: number;
  stats: { wishes: number; granted: number; people: number; peopleWithMeeting: number };
}

/** How the caller follows and ends a run. */
export interface PlanOptions {
  /** Called with 0..1, never decreasing, every few milliseconds. */
  onProgress?: (fraction: number) => void;
  /** Asked between steps and while the solver works; true ends the run with `PlanStoppedError`. */
  shouldStop?: () => boolean | Promise<boolean>;
  /** Gives other work its turn between steps. Default: `setImmediate`. */
  giveWay?: () => Promise<void>;
  /** How much effort goes into fewer breaks, once it is decided who meets whom. */
  polish?: PolishOptions;
}

/** Breaks are lowered without changing who meets whom. */
export interface PolishOptions {
  /** Elementary steps, about ten to twenty million a second; 0 leaves breaks as they are. Default: a part of the run. */
  steps?: number;
  /** Breaks of one person beyond this many are avoided even at the price of several others. Default: no limit. */
  maxBreaksPerPerson?: number;
}
