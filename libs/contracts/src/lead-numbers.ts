import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { LeadSource, Temperature } from './leads.js';

/** What a booth has cost its company. */
export const BoothPrice = z
  .object({ amount: z.number().nonnegative().max(100_000_000), currency: z.string().regex(/^[A-Z]{3}$/, 'currency') })
  .meta({ id: 'BoothPrice' });
export type BoothPrice = z.infer<typeof BoothPrice>;

/** What is counted over time. `missed` are calls that nobody took. */
export const leadFigures = ['visits', 'documents', 'answered', 'missed', 'meetings', 'scans', 'leads'] as const;
export type LeadFigure = (typeof leadFigures)[number];

const Figures = z.record(z.enum(leadFigures), z.number().int());

export const LeadNumbers = z
  .object({
    totals: Figures,
    /** Different people by how they had to do with the booth, in ways that count and in others. */
    people: z.record(LeadSource, z.number().int()),
    /** How long calls waited on average, in seconds; null without such calls. */
    waitedSeconds: z.object({ answered: z.number().nullable(), missed: z.number().nullable() }),
    /** Leads by grade, 1 to 5; `none` has none yet. */
    grades: z.record(z.enum(['1', '2', '3', '4', '5', 'none']), z.number().int()),
    temperatures: z.record(z.enum([...Temperature.options, 'none']), z.number().int()),
    price: BoothPrice.nullable(),
    unit: z.enum(['hour', 'day']),
    /** Without gaps; `at` is wall-clock time in the fair's zone, `2026-11-22T14:00`. */
    series: z.array(z.object({ at: z.string(), figures: Figures })),
  })
  .meta({ id: 'LeadNumbers' });
export type LeadNumbers = z.infer<typeof LeadNumbers>;

export const getLeadNumbers = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/lead-numbers',
  access: ['exhibitor'],
  answer: LeadNumbers,
  summary: "What has come of the caller's booth so far",
});
export const setBoothPrice = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/lead-price',
  access: ['exhibitor'],
  body: z.object({ price: BoothPrice.nullable() }),
  answer: LeadNumbers,
  summary: 'Says what the booth has cost, for the cost of a lead',
});
