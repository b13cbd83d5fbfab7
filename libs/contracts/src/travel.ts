import { z } from 'zod';
import { endpoint } from './endpoint.js';

/** From the least that is plausible to the most. */
export const Estimate = z.object({ low: z.number(), high: z.number() }).meta({ id: 'Estimate' });
export type Estimate = z.infer<typeof Estimate>;

/**
 * Travel that meetings by video have made needless. One of two people would have gone to the other and back; the method and its
 * sources are in docs/travel.md.
 */
export const TravelSaved = z
  .object({
    /** Held meetings between people at different places. */
    meetings: z.number().int(),
    /** Return trips. A person's or a company's share: half of each, since either of two could have gone. */
    trips: z.number(),
    /** Great circle there and back. */
    km: z.number(),
    /** From door to door. */
    hours: Estimate,
    /** Greenhouse gases in kilograms of CO2 equivalents. */
    co2Kg: Estimate,
  })
  .meta({ id: 'TravelSaved' });
export type TravelSaved = z.infer<typeof TravelSaved>;

export const getOwnTravel = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/travel',
  access: ['exhibitor', 'participant'],
  answer: z.object({
    /** The caller's share of it. */
    own: TravelSaved,
    /** That of all people of the caller's company; null without one. */
    company: TravelSaved.nullable(),
  }),
  summary: "Travel that the caller's and the company's meetings by video have saved",
});
export const getMeetingTravel = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/meetings/:meetingId/travel',
  access: ['exhibitor', 'participant'],
  answer: TravelSaved,
  summary: 'Travel that one meeting has saved, or would if it takes place',
});
export const getFairTravel = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/fair-travel',
  access: ['organiser'],
  answer: TravelSaved,
  summary: 'Travel that all meetings by video have saved',
});
