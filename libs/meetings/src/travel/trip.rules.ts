import type { Estimate, TravelSaved } from '@parvis/contracts';
import { distanceKm, type Place } from './place.rules.js';

/** Below, a train is plausible as the least; beyond, both the least and the most are flights. In km, one way. */
const railKm = 700;

/**
 * Greenhouse gases of a passenger, kg of CO2 equivalents per km. The least: national rail (DESNZ, UK Government conversion factors 2024),
 * then flights without effects at altitude (ADEME, Base Carbone 2021: medium and long haul). The most: flights in economy class with
 * effects at altitude (DESNZ 2024: domestic, short haul, long haul). See docs/travel.md.
 */
const kgPerKm: readonly { upToKm: number; low: number; high: number }[] = [
  { upToKm: railKm, low: 0.035, high: 0.255 },
  { upToKm: 3700, low: 0.102, high: 0.156 },
  { upToKm: Number.POSITIVE_INFINITY, low: 0.083, high: 0.15 },
];

/** From door to door, one way: km an hour while moving, and hours for all the rest. Our own assumptions. */
const pace: readonly { upToKm: number; low: Pace; high: Pace }[] = [
  { upToKm: railKm, low: { kmh: 150, restHours: 1 }, high: { kmh: 80, restHours: 1 } },
  { upToKm: Number.POSITIVE_INFINITY, low: { kmh: 800, restHours: 3 }, high: { kmh: 650, restHours: 6 } },
];

interface Pace {
  kmh: number;
  restHours: number;
}

const fitting = <Row extends { upToKm: number }>(rows: readonly Row[], km: number): Row | undefined =>
  rows.find((row) => km <= row.upToKm);

export interface Trip {
  km: number;
  hours: Estimate;
  co2Kg: Estimate;
}

/** There and back between two places; null where they are the same. */
export function returnTrip(from: Place, to: Place): Trip | null {
  if (from === to) return null;
  const km = distanceKm(from, to);
  const factors = fitting(kgPerKm, km);
  const speeds = fitting(pace, km);
  if (!factors || !speeds) return null;
  const hours = ({ kmh, restHours }: Pace) => 2 * (km / kmh + restHours);
  return {
    km: 2 * km,
    hours: { low: hours(speeds.low), high: hours(speeds.high) },
    co2Kg: { low: 2 * km * factors.low, high: 2 * km * factors.high },
  };
}

/** Somebody who meets somebody else without going there. */
export interface Encounter {
  meetingId: string;
  personId: string;
  from: Place;
  to: Place;
}

/**
 * What these encounters have saved together. A person would have gone once to each place, whatever the number of people met there, and
 * either of two could have gone, so that half of each return trip counts for either.
 */
export function travelSaved(encounters: Iterable<Encounter>): TravelSaved {
  const meetings = new Set<string>();
  const visited = new Map<string, Set<Place>>();
  const sum: TravelSaved = { meetings: 0, trips: 0, km: 0, hours: { low: 0, high: 0 }, co2Kg: { low: 0, high: 0 } };
  for (const { meetingId, personId, from, to } of encounters) {
    const trip = returnTrip(from, to);
    if (!trip) continue;
    meetings.add(meetingId);
    const places = visited.get(personId) ?? new Set();
    if (places.has(to)) continue;
    visited.set(personId, places.add(to));
    sum.trips += 0.5;
    sum.km += trip.km / 2;
    for (const bound of ['low', 'high'] as const) {
      sum.hours[bound] += trip.hours[bound] / 2;
      sum.co2Kg[bound] += trip.co2Kg[bound] / 2;
    }
  }
  return { ...sum, meetings: meetings.size };
}
