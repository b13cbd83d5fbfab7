import { z } from 'zod';

export const Id = z.uuid();
/** A UTC instant, ISO 8601 with `Z`. */
export const Instant = z.iso.datetime();
/** A calendar day, `2026-11-22`. */
export const Day = z.iso.date();
/** Wall-clock time in the fair's zone, `09:30`. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');
/** Letters of any script may stand before and behind the `@` (RFC 6531): `søren.müller@exempel.se`. */
const address =
  /^(?!\.)(?!.*\.\.)[\p{L}\p{M}\p{N}._'+&~-]*[\p{L}\p{M}\p{N}_+-]@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*)\.)+\p{L}{2,}$/u;
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: address }));
/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'country');
/** ISO 639-1, lower case. */
export const LanguageCode = z.string().regex(/^[a-z]{2}$/, 'language');
/** Languages that Parvis itself speaks. */
export const locales = ['en', 'fr'] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

/** An IANA time zone that this runtime knows. */
export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => isTimeZone(zone), 'time-zone');

export function isTimeZone(zone: string): boolean {
  try {
    return zone.includes('/') || zone === 'UTC' ? Boolean(new Intl.DateTimeFormat('en', { timeZone: zone })) : false;
  } catch {
    return false;
  }
}

/** A web address with http or https. */
export const WebAddress = z
  .string()
  .trim()
  .max(500)
  .pipe(z.url({ protocol: /^https?$/ }));

/** One line of text, trimmed. */
export const Line = (max: number) => z.string().trim().max(max);
/** One line that may not be empty. */
export const RequiredLine = (max: number) => z.string().trim().min(1, 'required').max(max);

export const Interval = z.object({ startsAt: Instant, endsAt: Instant });
export type Interval = z.infer<typeof Interval>;

/** Query of a paged list. `cursor` is the opaque `nextCursor` of the page before. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() });

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  /** Number of items that match, on all pages. */
  total: number;
}

/** Several values in one query parameter: `?topic=a&topic=b` or `?topic=a`. */
export const listParam = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined ? undefined : Array.isArray(value) ? value : [value]),
    z.array(item).max(20).optional(),
  );

/** Files that people exchange, by the ending of their names: papers, tables, pictures that every browser shows. */
export const fileEndings = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'txt',
  'csv',
  'zip',
  'png',
  'jpg',
  'jpeg',
  'webp',
] as const;
