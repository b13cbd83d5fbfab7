/** One zone for each hour of the day, from -10 to +13. */
const zones = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Puerto_Rico',
  'America/Sao_Paulo',
  'Atlantic/South_Georgia',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Paris',
  'Europe/Athens',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Brisbane',
  'Pacific/Noumea',
  'Pacific/Auckland',
  'Pacific/Tongatapu',
];

export interface WallClock {
  /** `2026-11-22` */
  day: string;
  /** `09:30` */
  time: string;
}

/** What the clocks of a zone show. */
export function wallClock(at: Date, timeZone: string): WallClock {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone }).split(' ');
  return { day, time: time.slice(0, 5) };
}

const minutesFromNoon = (at: Date, zone: string) => {
  const [hours = 0, minutes = 0] = wallClock(at, zone).time.split(':').map(Number);
  return Math.abs(hours * 60 + minutes - 12 * 60);
};

/** A zone in which it is about noon, so that a fair of today neither begins yesterday nor ends tomorrow. */
export function zoneAtNoon(at: Date): string {
  return zones.reduce((best, zone) => (minutesFromNoon(at, zone) < minutesFromNoon(at, best) ? zone : best));
}
