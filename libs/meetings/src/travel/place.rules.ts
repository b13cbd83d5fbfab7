import { zonePlaces } from './zone-places.data.js';

/** Where somebody is, in degrees. Two people at the same place are the same object. */
export interface Place {
  latitude: number;
  longitude: number;
}

export interface Whereabouts {
  /** ISO 3166 code; null: not said. */
  country: string | null;
  /** IANA name. */
  timeZone: string;
}

const byZone = new Map<string, Place & { country: string }>();
const byCountry = new Map<string, Place>();
for (const line of zonePlaces.trim().split('\n')) {
  const [zone = '', country = '', latitude, longitude] = line.split(' ');
  const place = { country, latitude: Number(latitude), longitude: Number(longitude) };
  byZone.set(zone, place);
  if (!byCountry.has(country)) byCountry.set(country, place);
}

/**
 * The principal place of a person's time zone if it lies in the person's country, otherwise that of the country. Null where
 * neither is known. Several zones of a country are told apart, towns within a zone are not.
 */
export function placeOf({ country, timeZone }: Whereabouts): Place | null {
  const zone = byZone.get(timeZone);
  if (zone && (country === null || zone.country === country)) return zone;
  return (country === null ? null : byCountry.get(country)) ?? zone ?? null;
}

/** Radius of the sphere that has the volume of the earth, in km. */
const earthRadius = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great circle in km by the haversine formula (R. W. Sinnott, "Virtues of the haversine", Sky and Telescope 68, 1984). */
export function distanceKm(from: Place, to: Place): number {
  const latitude = radians(to.latitude - from.latitude);
  const longitude = radians(to.longitude - from.longitude);
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitude / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
}
