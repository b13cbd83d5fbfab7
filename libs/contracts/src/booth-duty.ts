import { z } from 'zod';
import { Day, Id, Instant, WallTime } from './common.js';
import { attendees, endpoint, members } from './endpoint.js';
import { ParticipantCard, PersonFace } from './profiles.js';

/** Opening hours of one day of the fair, on the clock of the fair's zone; nulls: closed. */
export const BoothDay = z
  .object({ day: Day, opensAt: WallTime.nullable(), closesAt: WallTime.nullable() })
  .refine(({ opensAt, closesAt }) => (opensAt === null) === (closesAt === null), {
    message: 'required',
    path: ['closesAt'],
  })
  .refine(({ opensAt, closesAt }) => opensAt === null || closesAt === null || closesAt > opensAt, {
    message: 'ends-before-start',
    path: ['closesAt'],
  });
export type BoothDay = z.infer<typeof BoothDay>;

/** When somebody is to be found at a booth, and whether somebody is now. */
export const BoothStaffing = z
  .object({
    /** IANA zone in which the hours are meant. */
    timeZone: z.string(),
    /** Every day of the fair. */
    days: z.array(BoothDay),
    /** The booth has hours of its own; otherwise the organiser's hold. */
    isOwnHours: z.boolean(),
    isOpenNow: z.boolean(),
    /** Start of the next opening, null when there is none. */
    opensAt: Instant.nullable(),
    /** People on duty with Parvis open in a browser. */
    staffed: z.int(),
    /** Whether the caller belongs to the booth's own staff. */
    isStaff: z.boolean(),
  })
  .meta({ id: 'BoothStaffing' });
export type BoothStaffing = z.infer<typeof BoothStaffing>;

/** A turn of somebody at the booth. */
export const DutyShift = z
  .object({ id: Id, participantId: Id, startsAt: Instant, endsAt: Instant })
  .meta({ id: 'DutyShift' });
export type DutyShift = z.infer<typeof DutyShift>;

/** `by`: why somebody is on duty, or not: the roster, or the own switch. */
export const DutyPerson = z
  .object({ person: PersonFace, isOnDuty: z.boolean(), by: z.enum(['roster', 'switch']), isOnline: z.boolean() })
  .meta({ id: 'DutyPerson' });
export type DutyPerson = z.infer<typeof DutyPerson>;

export const DutyRoster = z
  .object({
    people: z.array(DutyPerson),
    shifts: z.array(DutyShift),
    /** Null for organisers and whoever else has no part in the team. */
    ownId: Id.nullable(),
  })
  .meta({ id: 'DutyRoster' });
export type DutyRoster = z.infer<typeof DutyRoster>;

export const ShiftInput = z
  .object({ participantId: Id, startsAt: Instant, endsAt: Instant })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
    message: 'ends-before-start',
    path: ['endsAt'],
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) <= 24 * 3_600_000, {
    message: 'too-long',
    path: ['endsAt'],
  });

/** How many people are on duty at a booth, with Parvis open in a browser. */
export const StaffedBooth = z.object({ boothId: Id, people: z.int() }).meta({ id: 'StaffedBooth' });
export type StaffedBooth = z.infer<typeof StaffedBooth>;

export const listStaffedBooths = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/staffed',
  access: members,
  answer: z.array(StaffedBooth),
  summary: 'Booths with somebody on duty and online now',
});
export const getBoothStaffing = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths/:boothId/staffing',
  access: members,
  answer: BoothStaffing,
  summary: 'Opening hours of a booth, and whether somebody is there now',
});
export const setBoothHours = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/hours',
  access: ['organiser', 'exhibitor'],
  body: z.object({ days: z.array(BoothDay).max(31) }),
  answer: BoothStaffing,
  summary: "Sets a booth's own hours; no days: those of the fair hold again. Own staff and organisers",
});
/** The organiser's hours for all booths without own ones. */
export const FairHours = z
  .object({
    timeZone: z.string(),
    /** Every day of the fair. */
    days: z.array(BoothDay),
    /** The organiser has set them; otherwise they are those of the fair's meetings. */
    isSet: z.boolean(),
  })
  .meta({ id: 'FairHours' });
export type FairHours = z.infer<typeof FairHours>;
export const getFairHours = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/hours',
  access: ['organiser'],
  answer: FairHours,
  summary: 'Opening hours of all booths that have none of their own',
});
export const setFairHours = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/hours',
  access: ['organiser'],
  body: z.object({ days: z.array(BoothDay).max(31) }),
  answer: FairHours,
  summary: 'Sets them, day by day; no days: those of the fair hold again. Booths with own hours keep theirs',
});
export const getDutyRoster = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths/:boothId/duty',
  access: ['organiser', 'exhibitor'],
  answer: DutyRoster,
  summary: 'Who of the team is on duty and online, and when. Own staff and organisers',
});
export const addDutyShift = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/booths/:boothId/duty/shifts',
  access: ['organiser', 'exhibitor'],
  body: ShiftInput,
  answer: DutyRoster,
  summary: 'Puts a member of the team on the roster. Own staff and organisers',
});
export const removeDutyShift = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/booths/:boothId/duty/shifts/:shiftId',
  access: ['organiser', 'exhibitor'],
  answer: DutyRoster,
  summary: 'Takes a turn off the roster. Own staff and organisers',
});
export const setOwnDuty = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/duty/own',
  access: ['exhibitor'],
  body: z.object({ isOnDuty: z.boolean() }),
  answer: DutyRoster,
  summary: 'Goes on duty, or off it, whatever the roster says. Own staff',
});

/** Whether exhibitors may see who looks at their booth; null: not asked yet, and not seen. */
export const Visibility = z.object({ isVisible: z.boolean().nullable() }).meta({ id: 'Visibility' });
export type Visibility = z.infer<typeof Visibility>;
/** Names the live connection of a page, as the connection itself does. */
export const LineId = z.string().min(1).max(64);

export const getVisibility = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/visibility',
  access: attendees,
  answer: Visibility,
  summary: 'Whether the caller is seen at booths, or only counted',
});
export const setVisibility = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/visibility',
  access: attendees,
  body: z.object({ isVisible: z.boolean() }),
  answer: Visibility,
  summary: 'Consents to being seen at booths, or takes it back; at once, at every booth',
});
export const beAtBooth = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/visit',
  access: attendees,
  body: z.object({ lineId: LineId }),
  summary:
    'The caller looks at this booth for as long as this connection of his or hers is open, or until he or she leaves',
});
export const leaveBooth = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/booths/:boothId/visit/leave',
  access: attendees,
  body: z.object({ lineId: LineId }),
  summary: 'The caller looks at something else',
});

/** Somebody who looks at the booth now, and has agreed to be seen. */
export const BoothVisitor = z
  .object({
    visitor: ParticipantCard,
    since: Instant,
    /** At this booth, this one included. */
    visits: z.int(),
  })
  .meta({ id: 'BoothVisitor' });
export type BoothVisitor = z.infer<typeof BoothVisitor>;
export const BoothVisitors = z
  .object({
    /** In order of arrival, 200 at most. */
    visitors: z.array(BoothVisitor),
    /** Who looks at the booth now and only wants to be counted. */
    unseen: z.int(),
    /** All visits so far. */
    visits: z.int(),
  })
  .meta({ id: 'BoothVisitors' });
export type BoothVisitors = z.infer<typeof BoothVisitors>;
export const listVisitorsNow = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths/:boothId/visitors',
  access: ['exhibitor'],
  answer: BoothVisitors,
  summary: 'Who looks at the booth now. Own staff',
});
