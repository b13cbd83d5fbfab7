import { z } from 'zod';
import { Day, Id, Instant, Interval, LanguageCode, Line, Locale, RequiredLine, TimeZone, WallTime } from './common.js';
import { endpoint, members, roles } from './endpoint.js';

export const slotLengths = [15, 20, 30, 45] as const;
export const FairMode = z.enum(['virtual', 'on_site', 'hybrid']);
/** `draft`: only organisers see it. `open`: people take part. `closed`: read-only. */
export const FairStatus = z.enum(['draft', 'open', 'closed']);

const settings = z.object({
  name: RequiredLine(120),
  description: Line(2000).default(''),
  startsOn: Day,
  endsOn: Day,
  timeZone: TimeZone,
  languages: z.array(LanguageCode).min(1, 'required').max(10),
  mode: FairMode,
  dayStartsAt: WallTime,
  dayEndsAt: WallTime,
  lunchStartsAt: WallTime.nullable().default(null),
  lunchEndsAt: WallTime.nullable().default(null),
  slotMinutes: z.union(slotLengths.map((minutes) => z.literal(minutes))),
  breakMinutes: z.number().int().min(0).max(30),
  tables: z.number().int().min(0).max(2000),
  wishesCloseAt: Instant,
});

type Settings = z.output<typeof settings>;

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function checkSettings(fair: Settings, context: z.RefinementCtx) {
  const refuse = (path: keyof Settings, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (fair.endsOn < fair.startsOn) refuse('endsOn', 'ends-before-start');
  if (daysBetween(fair.startsOn, fair.endsOn) > 13) refuse('endsOn', 'too-many-days');
  if (fair.dayEndsAt <= fair.dayStartsAt) refuse('dayEndsAt', 'ends-before-start');
  if ((fair.lunchStartsAt === null) !== (fair.lunchEndsAt === null)) refuse('lunchEndsAt', 'lunch-incomplete');
  if (fair.lunchStartsAt && fair.lunchEndsAt && fair.lunchEndsAt <= fair.lunchStartsAt)
    refuse('lunchEndsAt', 'ends-before-start');
  if (fair.mode === 'on_site' && fair.tables === 0) refuse('tables', 'tables-needed');
}

/** The settings of a fair, as its form gives them. */
export const FairSettings = settings.superRefine(checkSettings).meta({ id: 'FairSettings' });
export type FairSettings = z.output<typeof FairSettings>;

export const Fair = settings
  .extend({
    id: Id,
    status: FairStatus,
    /** When a timetable was last published, null before the first. */
    publishedAt: Instant.nullable(),
    /** The caller's own roles in this fair. */
    roles: z.array(z.enum(roles)),
  })
  .meta({ id: 'Fair' });
export type Fair = z.infer<typeof Fair>;

/** One meeting slot of a fair. `index` counts from 0 over all days. */
export const Slot = Interval.extend({ index: z.number().int() }).meta({ id: 'Slot' });
export type Slot = z.infer<typeof Slot>;

/** A subject of the fair's taxonomy, two levels deep. Wishes and profiles refer to ids, so renaming loses nothing. */
export const Topic = z
  .object({ id: Id, parentId: Id.nullable(), names: z.record(Locale, RequiredLine(80)) })
  .meta({ id: 'Topic' });
export type Topic = z.infer<typeof Topic>;

export const TopicInput = Topic.extend({ id: Id.optional(), parentId: Id.nullable().default(null) });

export const listFairs = endpoint({
  method: 'GET',
  path: '/api/fairs',
  access: 'signed-in',
  answer: z.array(Fair),
  summary: 'Fairs in which the caller has a role, newest first (500 at most)',
});
export const createFair = endpoint({
  method: 'POST',
  path: '/api/fairs',
  access: 'signed-in',
  body: FairSettings,
  answer: Fair,
  summary: 'Creates a fair; the caller becomes its organiser',
});
export const getFair = endpoint({
  method: 'GET',
  path: '/api/fairs/:fairId',
  access: members,
  answer: Fair,
  summary: 'One fair',
});
export const updateFair = endpoint({
  method: 'PUT',
  path: '/api/fairs/:fairId',
  access: ['organiser'],
  body: FairSettings,
  answer: Fair,
  summary: 'Replaces the settings of a fair',
});
export const setFairStatus = endpoint({
  method: 'PUT',
  path: '/api/fairs/:fairId/status',
  access: ['organiser'],
  body: z.object({ status: FairStatus }),
  answer: Fair,
  summary: 'Opens or closes a fair',
});
export const listSlots = endpoint({
  method: 'GET',
  path: '/api/fairs/:fairId/slots',
  access: members,
  answer: z.array(Slot),
  summary: 'The meeting slots that follow from the settings, in order of time',
});
export const listTopics = endpoint({
  method: 'GET',
  path: '/api/fairs/:fairId/topics',
  access: members,
  answer: z.array(Topic),
  summary: 'The taxonomy in display order',
});
export const replaceTopics = endpoint({
  method: 'PUT',
  path: '/api/fairs/:fairId/topics',
  access: ['organiser'],
  body: z.object({ topics: z.array(TopicInput).max(500) }),
  answer: z.array(Topic),
  summary: 'Replaces the taxonomy; topics without id are new, missing ones are removed',
});
/** Answers image/webp. The id is unguessable and never names other bytes. */
export const readImage = endpoint({
  method: 'GET',
  path: '/api/fairs/images/:imageId',
  access: 'signed-in',
  summary: 'A photo or logo',
});
