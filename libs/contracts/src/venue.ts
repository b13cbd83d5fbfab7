import { z } from 'zod';
import { Line, PageQuery, pageOf, WallTime } from './common.js';
import { endpoint } from './endpoint.js';
import { LocalText } from './live-text.js';
import { imageUpload } from './profiles.js';

/** What people may count on at a table. */
export const tableEquipment = ['screen', 'power', 'quiet', 'step-free'] as const;
export const TableEquipment = z.enum(tableEquipment);
export type TableEquipment = z.infer<typeof TableEquipment>;

/** A place on the floor plan, in percent of its width and height. */
export const PlanSpot = z.object({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) });
export type PlanSpot = z.infer<typeof PlanSpot>;

/** From when to when a table is handed out, on the fair's clock, every day. */
export const TableHours = z
  .object({ opensAt: WallTime, closesAt: WallTime })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, { message: 'ends-before-start', path: ['closesAt'] });
export type TableHours = z.infer<typeof TableHours>;

export const TablePlace = z
  .object({
    /** Hall, row: what the signs at the venue say. */
    zone: Line(80),
    /** Null: not said, so it counts as large enough. */
    seats: z.number().int().min(2).max(50).nullable(),
    equipment: z.array(TableEquipment).max(tableEquipment.length, 'too-many'),
    /** Null: as long as the fair is open. */
    hours: TableHours.nullable(),
    /** How to get there. */
    way: LocalText(400),
    spot: PlanSpot.nullable(),
  })
  .meta({ id: 'TablePlace' });
export type TablePlace = z.infer<typeof TablePlace>;

export const NumberedTable = TablePlace.extend({
  number: z.number().int(),
  /** Opens the screen of this table on any device, without signing in. */
  screenUrl: z.string(),
}).meta({ id: 'NumberedTable' });
export type NumberedTable = z.infer<typeof NumberedTable>;

/** The table of a meeting, as its people are led there. */
export const MeetingTable = TablePlace.omit({ hours: true })
  .extend({
    /** Picture of the floor on which `spot` is. */
    planUrl: z.string().nullable(),
  })
  .meta({ id: 'MeetingTable' });
export type MeetingTable = z.infer<typeof MeetingTable>;

export const listTables = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/tables',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(NumberedTable),
  summary: 'All tables of the fair by number, described or not',
});
export const describeTables = endpoint({
  method: 'PATCH',
  path: '/api/meetings/:fairId/tables',
  access: ['organiser'],
  body: z
    .object({
      from: z.number().int().min(1),
      to: z.number().int().min(1),
      /** What is left out stays as it is at each table. */
      change: TablePlace.partial(),
    })
    .refine(({ from, to }) => from <= to, { message: 'ends-before-start', path: ['to'] }),
  summary: 'Says where the tables of these numbers are, for how many, with what and how to get there',
});

export const FloorPlan = z
  .object({
    url: z.string().nullable(),
    /** The tables that have been put on it. */
    spots: z.array(PlanSpot.extend({ number: z.number().int() })),
  })
  .meta({ id: 'FloorPlan' });
export type FloorPlan = z.infer<typeof FloorPlan>;

export const getFloorPlan = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/floor-plan',
  access: ['organiser'],
  answer: FloorPlan,
  summary: 'The picture of the floor and where on it the tables are',
});
export const setFloorPlan = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/floor-plan',
  access: ['organiser'],
  upload: imageUpload,
  answer: FloorPlan,
  summary: 'Sets the picture of the floor: any usual image, re-encoded. Tables stay where they are on it, in percent',
});
export const removeFloorPlan = endpoint({
  method: 'DELETE',
  path: '/api/meetings/:fairId/floor-plan',
  access: ['organiser'],
  summary: 'Removes the picture of the floor',
});
