/** Wall-clock date and time in a zone, `2026-11-22T09:30`. */
export function wallTimeOf(instant: string | number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('year').padStart(4, '0')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}`;
}

/**
 * The UTC instant at which a zone's clock shows this wall time; null for what is not a date. A time that a summer-time change skips
 * is read as the same instant the old offset gives, one that comes twice as its first pass.
 */
export function instantOf(wall: string, timeZone: string): string | null {
  const asIfUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asIfUtc)) return null;
  const offsetAt = (at: number) => Date.parse(`${wallTimeOf(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const day = 86_400_000;
  const candidates = [offsetAt(asIfUtc - day), offsetAt(asIfUtc + day)].map((offset) => asIfUtc - offset);
  const exact = candidates.filter((at) => wallTimeOf(at, timeZone) === wall).sort((a, b) => a - b);
  return new Date(exact[0] ?? candidates[0] ?? asIfUtc).toISOString();
}
