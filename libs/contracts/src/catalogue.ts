import { z } from 'zod';
import { BoothCard, Product } from './booths.js';
import { CountryCode, Id, listParam, PageQuery, pageOf } from './common.js';
import { endpoint, members } from './endpoint.js';

/** A product with the booth that shows it. */
export const ProductPage = z.object({ product: Product, booth: BoothCard }).meta({ id: 'ProductPage' });
export type ProductPage = z.infer<typeof ProductPage>;

/** So many characters of a product's description stand in a hit. */
export const hitTextMost = 240;

/** One hit of the catalogue: a booth, or a product, with the beginning of its description, and its booth. */
export const CatalogueHit = z
  .object({ kind: z.enum(['booth', 'product']), id: Id, booth: BoothCard, product: Product.nullable() })
  .meta({ id: 'CatalogueHit' });
export type CatalogueHit = z.infer<typeof CatalogueHit>;

/** A search counts so many hits; a `total` beyond says that there are more. */
export const mostHitsCounted = 200;

export const searchCatalogue = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/catalogue',
  access: members,
  query: PageQuery.extend({
    /** Every word has to appear, as it is, bent, or as the beginning of one. */
    search: z.string().trim().max(100).optional(),
    kind: z.enum(['booth', 'product']).optional(),
    /** Of the company, or one where the product is to be had. */
    country: CountryCode.optional(),
    sector: z.string().trim().max(120).optional(),
    /** Any of these. */
    topic: listParam(Id),
    /** Only what is at booths with somebody there now. */
    staffed: z.literal('yes').optional(),
  }),
  answer: pageOf(CatalogueHit),
  summary:
    'Booths and products, best hits first; without search those of booths with somebody there now, then by size and name',
});
export const getProduct = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/products/:productId',
  access: members,
  answer: ProductPage,
  summary: 'One published product',
});
