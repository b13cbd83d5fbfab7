import { z } from 'zod';
import { BoothLink, BoothSize } from './booths.js';
import { CountryCode, Id, Instant, Line, WebAddress } from './common.js';
import { endpoint } from './endpoint.js';
import { LocalText, RequiredLocalText } from './live-text.js';
import { imageUpload, ParticipantCard } from './profiles.js';

/** Most of everything that a booth can hold, whatever its package. */
export const boothMost = { links: 12, products: 100, people: 100, pictures: 8, topics: 10, countries: 30 } as const;

const productFields = {
  /** Given by whoever adds it. */
  id: Id,
  description: LocalText(1000),
  /** Pictures of this booth, the first one leads. */
  pictures: z.array(Id).max(boothMost.pictures),
  topics: z.array(Id).max(boothMost.topics),
  countries: z.array(CountryCode).max(boothMost.countries),
};

const fields = {
  tagline: LocalText(160),
  description: LocalText(4000),
  logoId: Id.nullable(),
  bannerId: Id.nullable(),
  /** Who is shown, in this order; null: everybody, by name. */
  people: z.array(Id).max(boothMost.people).nullable(),
};

const hasUniqueIds = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id)).size === items.length;

/**
 * All that the staff of a booth decides, in any state of being written: names may be missing, addresses be half of one.
 * The order of links, products, pictures and people is the one that is shown.
 */
export const BoothContent = z
  .object({
    ...fields,
    /** Null: the company's own. */
    website: Line(500).nullable(),
    video: Line(500),
    links: z.array(z.object({ label: Line(60), url: Line(500) })).max(boothMost.links),
    products: z
      .array(z.object({ ...productFields, name: LocalText(120) }))
      .max(boothMost.products)
      .refine(hasUniqueIds, 'twice'),
  })
  .meta({ id: 'BoothContent' });
export type BoothContent = z.infer<typeof BoothContent>;
export type ProductContent = BoothContent['products'][number];

const WebAddressOrNone = z.union([z.literal(''), WebAddress]);

/** The same, fit for visitors. */
export const PublishableContent = z.object({
  ...fields,
  website: WebAddressOrNone.nullable(),
  video: WebAddressOrNone,
  links: z.array(BoothLink).max(boothMost.links),
  products: z.array(z.object({ ...productFields, name: RequiredLocalText(120) })).max(boothMost.products),
});

/** How many of each a package holds. */
export const PackageLimits = z.object({
  products: z.number().int().min(0).max(boothMost.products),
  people: z.number().int().min(0).max(boothMost.people),
  documents: z.number().int().min(0).max(200),
});
export type PackageLimits = z.infer<typeof PackageLimits>;

export const BoothDraft = z
  .object({
    content: BoothContent,
    /** To be given back with the next change. */
    revision: z.number().int(),
    /** When the draft was last kept; null where there is none beside what is published. */
    savedAt: Instant.nullable(),
    /** Null: visitors have never seen it, or no longer do. */
    publishedAt: Instant.nullable(),
    /** The organiser's part: package, place. */
    size: BoothSize,
    hall: z.string(),
    stand: z.string(),
    limits: PackageLimits,
    /** Everybody who could be shown, by name. */
    people: z.array(ParticipantCard),
    /** What is shown while the booth has no website of its own. */
    companyWebsite: z.string(),
  })
  .meta({ id: 'BoothDraft' });
export type BoothDraft = z.infer<typeof BoothDraft>;

/** Pictures by what they are for; each use has its own size. */
export const PictureUse = z.enum(['logo', 'banner', 'product']);
export type PictureUse = z.infer<typeof PictureUse>;

const staff = ['organiser', 'exhibitor'] as const;
const revision = z.number().int().nonnegative();

export const getBoothDraft = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths/:boothId/draft',
  access: staff,
  answer: BoothDraft,
  summary: 'What is to be published next; only its own staff and organisers',
});
export const saveBoothDraft = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/draft',
  access: staff,
  body: z.object({ revision, content: BoothContent }),
  answer: BoothDraft,
  summary: 'Keeps the draft as a whole; CONFLICT when somebody else has changed it since the revision was read',
});
export const discardBoothDraft = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/booths/:boothId/draft',
  access: staff,
  answer: BoothDraft,
  summary: 'Goes back to what is published',
});
export const publishBooth = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/booths/:boothId/publication',
  access: staff,
  body: z.object({ revision }),
  answer: BoothDraft,
  summary: 'Shows visitors what the draft says; BOOTH_LIMIT when its package does not hold that much',
});
export const withdrawBooth = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/booths/:boothId/publication',
  access: ['organiser'],
  answer: BoothDraft,
  summary: 'Takes the booth out of the hall; what it says becomes its draft',
});
export const addBoothPicture = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/booths/:boothId/pictures',
  access: staff,
  query: z.object({ use: PictureUse }),
  upload: imageUpload,
  answer: z.object({ id: Id, url: z.string() }),
  summary: 'Uploads a picture for the draft, re-encoded without metadata',
});
