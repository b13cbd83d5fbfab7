import { encountersIn, type Origin } from './encounter.rules.js';
import { distanceKm, type Place, placeOf } from './place.rules.js';
import { returnTrip, travelSaved } from './trip.rules.js';

const at = (country: string | null, timeZone: string): Place => {
  const place = placeOf({ country, timeZone });
  if (!place) throw new Error(`nothing known of ${country} ${timeZone}`);
  return place;
};
const brussels = at('BE', 'Europe/Brussels');
const paris = at('FR', 'Europe/Paris');
const newYork = at('US', 'America/New_York');

describe('places', () => {
  it('takes the zone within the country, otherwise the first place of the country', () => {
    expect(at('US', 'America/Los_Angeles').longitude).toBeCloseTo(-118.24, 1);
    expect(at('US', 'Europe/Paris')).toBe(newYork);
    expect(at(null, 'Asia/Kathmandu').latitude).toBeCloseTo(27.7, 0);
    expect(placeOf({ country: null, timeZone: 'Etc/UTC' })).toBeNull();
  });

  it('measures great circles', () => {
    expect(distanceKm(brussels, paris)).toBeCloseTo(264, -1);
    expect(distanceKm(paris, newYork)).toBeCloseTo(5840, -2);
    expect(distanceKm(newYork, paris)).toBe(distanceKm(paris, newYork));
  });
});

describe('a return trip', () => {
  it('is a train at the least and a flight at the most where it is short', () => {
    const trip = returnTrip(brussels, paris);
    const km = 2 * distanceKm(brussels, paris);
    expect(trip?.km).toBe(km);
    expect(trip?.co2Kg.low).toBeCloseTo(km * 0.035);
    expect(trip?.co2Kg.high).toBeCloseTo(km * 0.255);
    expect(trip?.hours.low).toBeCloseTo(km / 150 + 2);
  });

  it('has more at the most than at the least, however long', () => {
    for (const to of [paris, newYork, at('AU', 'Australia/Sydney')]) {
      const trip = returnTrip(brussels, to);
      expect(trip?.co2Kg.high).toBeGreaterThan(trip?.co2Kg.low ?? Number.NaN);
      expect(trip?.hours.high).toBeGreaterThan(trip?.hours.low ?? Number.NaN);
    }
    expect(returnTrip(paris, paris)).toBeNull();
  });
});

describe('travel saved', () => {
  const origin = (id: string, country: string, timeZone: string, more: Partial<Origin> = {}): Origin => {
    return { id, companyId: `company of ${id}`, country, timeZone, attendance: 'virtual', ...more };
  };
  const people = [
    origin('ana', 'BE', 'Europe/Brussels'),
    origin('bob', 'US', 'America/New_York'),
    origin('cid', 'US', 'America/New_York'),
    origin('dan', 'BE', 'Europe/Brussels', { companyId: 'company of ana' }),
    origin('eva', 'FR', 'Europe/Paris', { attendance: 'on_site' }),
  ];
  const saved = (...meetings: { partyIds: string[]; isAtFair?: boolean }[]) => [
    ...encountersIn(
      meetings.map((meeting, index) => ({ id: `m${index}`, isAtFair: false, ...meeting })),
      (id) => people.find((person) => person.id === id),
      'Europe/Brussels',
    ),
  ];
  const ofAna = (encounters: ReturnType<typeof saved>) => encounters.filter(({ personId }) => personId === 'ana');

  it('is one trip for two people, half of it for each of them', () => {
    const encounters = saved({ partyIds: ['ana', 'bob'] });
    const km = 2 * distanceKm(brussels, newYork);
    expect(travelSaved(encounters)).toMatchObject({ meetings: 1, trips: 1, km });
    expect(travelSaved(ofAna(encounters))).toMatchObject({ meetings: 1, trips: 0.5, km: km / 2 });
  });

  it('counts one trip to a place, whatever the number of people met there', () => {
    const encounters = saved({ partyIds: ['ana', 'bob'] }, { partyIds: ['ana', 'cid'] });
    expect(travelSaved(ofAna(encounters))).toMatchObject({ meetings: 2, trips: 0.5 });
    expect(travelSaved(encounters)).toMatchObject({ meetings: 2, trips: 1.5 });
  });

  it('knows that whoever sits at a table is at the fair', () => {
    expect(travelSaved(saved({ partyIds: ['ana', 'eva'], isAtFair: true }))).toMatchObject({ meetings: 0, km: 0 });
    expect(travelSaved(saved({ partyIds: ['bob', 'eva'], isAtFair: true })).km).toBeCloseTo(
      2 * distanceKm(brussels, newYork),
    );
  });

  it('counts nothing between colleagues, nor between people of one place, nor for whom nothing is known of', () => {
    expect(
      travelSaved(saved({ partyIds: ['ana', 'dan'] }, { partyIds: ['bob', 'cid'] }, { partyIds: ['ana', 'nobody'] })),
    ).toEqual({ meetings: 0, trips: 0, km: 0, hours: { low: 0, high: 0 }, co2Kg: { low: 0, high: 0 } });
  });
});
