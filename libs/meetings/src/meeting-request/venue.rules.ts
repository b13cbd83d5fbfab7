import type { Fair, ParticipantCard } from '@parvis/contracts';

export interface Venue {
  /** Somebody sits at a table. */
  needsTable: boolean;
  /** Somebody takes part by video, or all do. */
  hasVideo: boolean;
  /** Both sides sit at it: without one there is no such meeting, unless they choose video. */
  isTableRequired: boolean;
}

type Attendance = ParticipantCard['attendance'];

/**
 * Where two sides meet, as timetables decide it: at a table as soon as one of them is on site, the others there by video. Those who can do
 * both come to the table when the other side is there.
 */
export function venueOf(mode: Fair['mode'], one: Attendance, other: Attendance): Venue {
  const sides = [one, other].map((attendance) => (mode === 'hybrid' ? attendance : mode));
  const present = sides.includes('on_site') ? sides.filter((side) => side !== 'virtual').length : 0;
  return { needsTable: present > 0, hasVideo: present < 2, isTableRequired: present === 2 };
}
