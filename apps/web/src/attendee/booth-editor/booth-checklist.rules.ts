import type { BoothContent, LocalText } from '@parvis/contracts';

/** What makes a booth found and called, in the order in which it is worth the time. */
export const checks = [
  'logo',
  'tagline',
  'description',
  'products',
  'productPictures',
  'topics',
  'people',
  'banner',
  'links',
  'video',
  'documents',
  'languages',
] as const;
export type Check = (typeof checks)[number];

/** Shorter texts say too little to be found by. */
const enoughText = 200;
const enoughProducts = 3;

const longest = ({ en, fr }: LocalText) => Math.max(en.length, fr.length);
const isSaid = ({ en, fr }: LocalText) => en !== '' || fr !== '';
const isSaidTwice = ({ en, fr }: LocalText) => (en === '') === (fr === '');

/** What the checks have to know beside the content. */
interface Surroundings {
  /** How many the team has, for whoever has not chosen among them. */
  people: number;
  companyWebsite: string;
  /** As many products as the package holds; three are enough. */
  mostProducts: number;
  /** How many it offers; they are not part of the draft. */
  documents: number;
  /** As many as the package holds. */
  mostDocuments: number;
}

/** Which checks a booth passes. */
export function checkBooth(
  content: BoothContent,
  { people, companyWebsite, mostProducts, documents, mostDocuments }: Surroundings,
): Record<Check, boolean> {
  const { products } = content;
  const texts = [content.tagline, content.description, ...products.map(({ name }) => name)];
  // A package without products misses none of their pictures.
  const hasAll = (holds: (product: BoothContent['products'][number]) => boolean) =>
    (products.length > 0 || mostProducts === 0) && products.every(holds);
  return {
    logo: content.logoId !== null,
    tagline: isSaid(content.tagline),
    description: longest(content.description) >= enoughText,
    products: products.filter(({ name }) => isSaid(name)).length >= Math.min(enoughProducts, mostProducts),
    productPictures: hasAll(({ pictures }) => pictures.length > 0),
    topics: hasAll(({ topics }) => topics.length > 0),
    people: (content.people?.length ?? people) > 0,
    banner: content.bannerId !== null,
    links: content.links.length > 0 || (content.website ?? companyWebsite) !== '',
    video: content.video !== '',
    documents: documents >= Math.min(1, mostDocuments),
    // Nothing written at all is not written twice.
    languages: texts.some(isSaid) && texts.every(isSaidTwice),
  };
}

/** Share of the checks that are passed, 0 to 1. */
export const progressOf = (passed: Record<Check, boolean>): number =>
  checks.filter((check) => passed[check]).length / checks.length;
