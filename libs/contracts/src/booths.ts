import { z } from 'zod';
import { CountryCode, Id, Line, PageQuery, pageOf, RequiredLine, WebAddress } from './common.js';
import { endpoint, members } from './endpoint.js';
import { imageUpload, ParticipantCard } from './profiles.js';

export const BoothSize = z.enum(['S', 'M', 'L']);

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
    tagline: z.string(),
    logoUrl: z.string().nullable(),
  })
  .meta({ id: 'BoothCard' });
export type BoothCard = z.infer<typeof BoothCard>;

export const BoothLink = z.object({ label: RequiredLine(60), url: WebAddress });
export const ProductInput = z.object({ name: RequiredLine(120), description: Line(1000).default('') });
export const Product = ProductInput.extend({ id: Id }).meta({ id: 'Product' });
export type Product = z.infer<typeof Product>;

/** Texts and links of a booth, as its form gives them. Absent fields stay as they are. */
export const BoothChange = z
  .object({
    tagline: Line(160),
    description: Line(4000),
    website: z.union([WebAddress, z.literal('')]),
    links: z.array(BoothLink).max(12),
  })
  .partial();

export const Booth = BoothCard.extend({
  description: z.string(),
  website: z.string(),
  employees: z.number().int().nullable(),
  certificates: z.array(z.string()),
  links: z.array(BoothLink),
  products: z.array(Product),
  team: z.array(ParticipantCard),
  /** Whether the caller may edit it. */
  isOwn: z.boolean(),
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
  }),
  answer: pageOf(BoothCard),
  summary: 'The hall: all booths by size and name',
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
  summary: 'One booth with products and team',
});
export const getOwnBooth = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/own',
  access: ['exhibitor'],
  answer: Booth,
  summary: "The booth of the caller's company",
});
export const updateBooth = endpoint({
  method: 'PATCH',
  path: '/api/booths/:fairId/booths/:boothId',
  access: ['organiser', 'exhibitor'],
  body: BoothChange,
  answer: Booth,
  summary: 'Changes texts and links; only its own staff and organisers',
});
export const putBoothLogo = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/logo',
  access: ['organiser', 'exhibitor'],
  upload: imageUpload,
  answer: Booth,
  summary: 'Sets the logo, re-encoded',
});
export const deleteBoothLogo = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/booths/:boothId/logo',
  access: ['organiser', 'exhibitor'],
  answer: Booth,
  summary: 'Removes the logo',
});
export const addProduct = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/booths/:boothId/products',
  access: ['organiser', 'exhibitor'],
  body: ProductInput,
  answer: Product,
  summary: 'Adds a product (100 at most)',
});
export const updateProduct = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/products/:productId',
  access: ['organiser', 'exhibitor'],
  body: ProductInput,
  answer: Product,
  summary: 'Changes a product',
});
export const deleteProduct = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/booths/:boothId/products/:productId',
  access: ['organiser', 'exhibitor'],
  summary: 'Removes a product',
});
