import { z } from 'zod';

/** What a client saw of its own media in the last interval. Rates in bit/s, times in ms, shares 0 to 1. */
export const ClientStats = z.object({
  /** How long the interval was. */
  ms: z.int().min(500).max(120_000),
  route: z.enum(['udp', 'tcp', 'relay']).nullable(),
  roundTripMs: z.number().min(0).max(60_000).nullable(),
  up: z.object({
    bitrate: z.number().min(0).max(1e9),
    loss: z.number().min(0).max(1).nullable(),
    limitedBy: z.enum(['none', 'cpu', 'bandwidth', 'other']).nullable(),
  }),
  down: z.object({
    bitrate: z.number().min(0).max(1e9),
    loss: z.number().min(0).max(1).nullable(),
    jitterMs: z.number().min(0).max(60_000).nullable(),
    /** Pictures that stood still, and for how long in all. */
    freezes: z.int().min(0).max(100_000),
    frozenMs: z.number().min(0).max(10_000_000),
    /** Share of the sound that was made up for lost packets. */
    concealed: z.number().min(0).max(1).nullable(),
  }),
});
export type ClientStats = z.infer<typeof ClientStats>;
