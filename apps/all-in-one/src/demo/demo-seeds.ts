import type { BusinessTerms, Intent, LocalText, Stage, WishLevel } from '@parvis/contracts';

/** The language that somebody writes in. */
export type Written = 'en' | 'fr';

export interface TopicSeed {
  id: string;
  parentId: string | null;
  en: string;
  fr: string;
}

export interface CompanySeed {
  id: string;
  name: string;
  country: string;
  isExhibitor: boolean;
  sector: string;
  website: string;
  employees: number;
  certificates: string[];
}

export interface ProductSeed {
  id: string;
  name: string;
  description: LocalText;
  topics: string[];
  countries: string[];
}

export interface BoothSeed {
  companyId: string;
  size: 'S' | 'M' | 'L';
  tagline: string;
  description: LocalText;
  links: { label: string; url: string }[];
  products: ProductSeed[];
}

export interface PersonSeed {
  id: string;
  companyId: string;
  companyName: string;
  kind: 'exhibitor' | 'visitor';
  email: string;
  firstName: string;
  lastName: string;
  jobTitle: string;
  country: string;
  languages: readonly string[];
  timeZone: string;
  attendance: 'virtual' | 'on_site' | 'both';
  needs: string[];
  offers: string[];
  needText: string;
  offerText: string;
  intents: Intent[];
  stage: Stage | null;
  terms: BusinessTerms;
  locale: Written;
  progress: 'invited' | 'signed-in' | 'completed';
}

export interface WishSeed {
  fromId: string;
  toId: string;
  level: WishLevel;
}

/** The people whose sign-in links are printed. */
export interface Story {
  exhibitor: PersonSeed;
  buyer: PersonSeed;
  colleague: PersonSeed;
}

export interface Population {
  topics: TopicSeed[];
  companies: CompanySeed[];
  booths: BoothSeed[];
  people: PersonSeed[];
  wishes: WishSeed[];
  story: Story;
}
