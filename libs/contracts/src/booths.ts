import { z } from 'zod';
import { CountryCode, Id, PageQuery, pageOf, RequiredLine, WebAddress } from './common.js';
import { endpoint, members } from './endpoint.js';
import { LocalText } from './live-text.js';
import { ParticipantCard } from './profiles.js';

export const BoothSize = z.enum(['S', 'M', 'L']);
export type BoothSize = z.infer<typeof BoothSize>;

/** A booth as it stands in the hall. */
export const BoothCard = z
  .object({
    /** The same as `companyId`: a booth is its company's presence. */
    id: Id,
    companyId: Id,
    companyName: z.string(),
    country: CountryCode.nullable(),
    sector: z.string(),
    size: BoothSize,
    tagline: LocalText(160),
    logoUrl: z.string().nullable(),
    /** Name of the hall and number of the stand; empty where the fair has none. */
    hall: z.string(),
    stand: z.string(),
  })
  .meta({ id: 'BoothCard' });
export type BoothCard = z.infer<typeof BoothCard>;

export const BoothLink = z.object({ label: RequiredLine(60), url: WebAddress });
export type BoothLink = z.infer<typeof BoothLink>;

/** A product as visitors see it. */
export const Product = z
  .object({
    id: Id,
    name: LocalText(120),
    description: LocalText(1000),
    /** Addresses of its pictures, the first one leads. */
    pictures: z.array(z.string()),
    /** Of the fair's taxonomy. */
    topics: z.array(Id),
    /** Where it is to be had. */
    countries: z.array(CountryCode),
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof Product>;

/** A product as other things refer to it. */
export const ProductName = z.object({ id: Id, name: LocalText(120) }).meta({ id: 'ProductName' });
export type ProductName = z.infer<typeof ProductName>;

export const Booth = BoothCard.extend({
  description: LocalText(4000),
  website: z.string(),
  bannerUrl: z.string().nullable(),
  /** Address of a film, or empty. */
  video: z.string(),
  employees: z.number().int().nullable(),
  certificates: z.array(z.string()),
  links: z.array(BoothLink),
  products: z.array(Product),
  team: z.array(ParticipantCard),
  /** Whether the caller may edit it. */
  isOwn: z.boolean(),
  /** Whether visitors see it. */
  isPublished: z.boolean(),
}).meta({ id: 'Booth' });
export type Booth = z.infer<typeof Booth>;

export const listBooths = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths',
  access: members,
  query: PageQuery.extend({
    search: z.string().trim().max(100).optional(),
    country: CountryCode.optional(),
    sector: z.string().trim().max(120).optional(),
    /** Only booths with somebody there now. */
    staffed: z.literal('yes').optional(),
  }),
  answer: pageOf(BoothCard),
  summary: 'The hall: all published booths, those with somebody there now first, then by size and name',
});
export const listSectors = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/sectors',
  access: members,
  answer: z.array(z.object({ sector: z.string(), booths: z.number().int() })),
  summary: 'Sectors of the hall with their number of booths',
});
export const getBooth = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths/:boothId',
  access: members,
  answer: Booth,
  summary: 'One booth with products and team, as it is published',
});
export const getOwnBooth = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/own',
  access: ['exhibitor'],
  answer: Booth,
  summary: "The booth of the caller's company",
});
