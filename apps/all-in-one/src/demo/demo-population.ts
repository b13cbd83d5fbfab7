import type { LocalText, WishLevel } from '@parvis/contracts';
import { giveBusiness, noBusiness } from './demo-business.js';
import { type DemoRegion, exhibitors, jobTitles, regions, visitingCompanies } from './demo-names.js';
import type {
  BoothSeed,
  CompanySeed,
  PersonSeed,
  Population,
  Story,
  TopicSeed,
  WishSeed,
  Written,
} from './demo-seeds.js';
import { fillIn, texts } from './demo-texts.js';
import { type DemoTopic, fields, partnership } from './demo-topics.js';
import { SeededRandom } from './seeded-random.js';

const visitors = 240;
const storyCompany = 'Liège Robotique';
const frenchWriting = new Set(['FR', 'MA', 'CA']);

/** Everyone and everything in the demo fair; the same in every run. */
export function populate(): Population {
  const random = new SeededRandom(2_026);
  const { topics, idOf } = makeTopics(random);
  const maker = new PeopleMaker(random, idOf);
  const companies: CompanySeed[] = [];
  const booths: BoothSeed[] = [];
  for (const field of fields) {
    for (const [place, [name, country]] of (exhibitors[field.en] ?? []).entries()) {
      const locale = writtenIn(name, country);
      const company = makeCompany(random, { name, country, sector: field[locale], isExhibitor: true });
      const sold = random.sample(field.topics, random.integer(1, 2));
      companies.push(company);
      booths.push(makeBooth(random, company, { locale, sold, others: field.topics, place, idOf }));
      const staff = name === storyCompany ? 2 : random.integer(1, 2);
      for (let count = 0; count < staff; count++) maker.addSeller(company, locale, sold);
    }
  }
  while (maker.visitors < visitors - 2) {
    const region = random.pick(regions);
    const name = fillIn(random.pick(visitingCompanies), { name: random.pick(region.lastNames) });
    if (companies.some((company) => company.name === name)) continue;
    const company = makeCompany(random, { name, country: region.country, sector: '', isExhibitor: false });
    companies.push(company);
    const staff = Math.min(random.integer(1, 5), visitors - 2 - maker.visitors);
    for (let count = 0; count < staff; count++) maker.addBuyer(company, region);
  }
  const story = makeStory(random, maker, companies);
  const { people } = maker;
  const wishes = makeWishes(random, people, story);
  giveBusiness(new SeededRandom(2_027), { topics, companies, people, wishes, story });
  return { topics, companies, booths, people, wishes, story };
}

function makeTopics(random: SeededRandom) {
  const topics: TopicSeed[] = [];
  const ids = new Map<string, string>();
  for (const field of [...fields, partnership]) {
    const parentId = random.uuid();
    topics.push({ id: parentId, parentId: null, en: field.en, fr: field.fr });
    for (const { en, fr } of field.topics) {
      const id = random.uuid();
      ids.set(en, id);
      topics.push({ id, parentId, en, fr });
    }
  }
  return { topics, idOf: ({ en }: Pick<DemoTopic, 'en'>) => ids.get(en) ?? '' };
}

const writtenIn = (name: string, country: string): Written =>
  frenchWriting.has(country) || (country === 'BE' && /[éèôœ]|\b(du|de|et|Express|Ateliers)\b|Wallonie/i.test(name))
    ? 'fr'
    : 'en';

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function makeCompany(
  random: SeededRandom,
  company: Pick<CompanySeed, 'name' | 'country' | 'sector' | 'isExhibitor'>,
): CompanySeed {
  return {
    ...company,
    id: random.uuid(),
    website: `https://${slug(company.name)}.example`,
    employees: random.pick([8, 14, 25, 40, 65, 120, 210, 480]),
    certificates: random.sample(
      ['ISO 9001', 'ISO 14001', 'ISO 50001', 'ISO 22000', 'FSSC 22000', 'B Corp'],
      random.integer(0, 2),
    ),
  };
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

interface BoothSubject {
  locale: Written;
  sold: readonly DemoTopic[];
  others: readonly DemoTopic[];
  place: number;
  idOf: (topic: Pick<DemoTopic, 'en'>) => string;
}

function makeBooth(
  random: SeededRandom,
  company: CompanySeed,
  { locale, sold, others, place, idOf }: BoothSubject,
): BoothSeed {
  const words = texts[locale];
  const [topic, other] = [random.pick(sold), random.pick(others)];
  const numbers = {
    year: String(random.integer(1978, 2021)),
    count: String(random.integer(3, 14)),
    weeks: String(random.integer(4, 16)),
  };
  const fillOf = (language: Written) => ({
    ...numbers,
    company: company.name,
    topic: lower(topic[language]),
    other: lower(other[language]),
  });
  const inBoth = (part: 'description' | 'product'): LocalText => ({
    en: fillIn(texts.en[part], fillOf('en')),
    fr: fillIn(texts.fr[part], fillOf('fr')),
  });
  const tagline = fillIn(random.pick(words.tagline), fillOf(locale));
  const products = random.sample(
    [...new Set([...sold, ...others].flatMap((each) => each.products))],
    random.integer(2, 4),
  );
  // Apart from the others, so that the rest of the fair stays as it is.
  const ids = new SeededRandom(3_000 + Number.parseInt(company.id.slice(0, 6), 16));
  return {
    companyId: company.id,
    size: place < 2 ? 'L' : place < 6 ? 'M' : 'S',
    tagline: tagline.charAt(0).toUpperCase() + tagline.slice(1),
    description: inBoth('description'),
    links: [{ label: locale === 'fr' ? 'Études de cas' : 'Case studies', url: `${company.website}/cases` }],
    products: products.map((name) => ({
      id: ids.uuid(),
      name,
      description: inBoth('product'),
      topics: others.filter((each) => each.products.includes(name)).map(idOf),
      countries: [...new Set([company.country, 'BE', 'FR'])],
    })),
  };
}

/** Makes people with distinct addresses. */
class PeopleMaker {
  readonly people: PersonSeed[] = [];
  private readonly emails = new Set<string>();

  constructor(
    private readonly random: SeededRandom,
    private readonly idOf: (topic: Pick<DemoTopic, 'en'>) => string,
  ) {}

  get visitors(): number {
    return this.people.filter((person) => person.kind === 'visitor').length;
  }

  addSeller(company: CompanySeed, locale: Written, sold: readonly DemoTopic[]): PersonSeed {
    const region = this.regionOf(company.country, locale);
    const wanted = this.random.sample<Pick<DemoTopic, 'en' | 'fr'>>(partnership.topics, 2);
    const words = texts[locale];
    const topic = lower(this.random.pick(sold)[locale]);
    return this.add(company, region, {
      kind: 'exhibitor',
      jobTitle: this.random.pick(jobTitles[locale].seller),
      attendance: this.random.pick(['both', 'both', 'both', 'on_site', 'virtual']),
      needs: wanted.map(this.idOf),
      offers: sold.map(this.idOf),
      needText: fillIn(words.sellerNeed, { topic }),
      offerText: fillIn(words.sellerOffer, { topic }),
      locale,
    });
  }

  addBuyer(company: CompanySeed, region: DemoRegion, sought = this.someTopics()): PersonSeed {
    const locale = region.languages[0] === 'fr' ? 'fr' : 'en';
    const offered = this.random.sample<Pick<DemoTopic, 'en' | 'fr'>>(partnership.topics, this.random.integer(1, 2));
    const words = texts[locale];
    const topic = lower(this.random.pick(sought)[locale]);
    return this.add(company, region, {
      kind: 'visitor',
      jobTitle: this.random.pick(jobTitles[locale].buyer),
      attendance: this.random.pick(['virtual', 'virtual', 'both', 'both', 'on_site']),
      needs: sought.map(this.idOf),
      offers: offered.map(this.idOf),
      needText: fillIn(words.buyerNeed, { topic, count: String(this.random.pick([3, 6, 12])) }),
      offerText: words.buyerOffer,
      locale,
    });
  }

  /** One to four topics, most of them of one field, as people's interests are. */
  private someTopics(): DemoTopic[] {
    const field = this.random.pick(fields);
    const near = this.random.sample(field.topics, this.random.integer(1, 2));
    const far = this.random.sample(this.random.pick(fields).topics, this.random.integer(0, 2));
    return [...new Set([...near, ...far])];
  }

  private regionOf(country: string, locale: Written): DemoRegion {
    const found = regions.filter((region) => region.country === country);
    return found.find((region) => (region.languages[0] === 'fr') === (locale === 'fr')) ?? this.random.pick(found);
  }

  private add(
    company: CompanySeed,
    region: DemoRegion,
    rest: Omit<
      PersonSeed,
      | 'id'
      | 'companyId'
      | 'companyName'
      | 'email'
      | 'firstName'
      | 'lastName'
      | 'country'
      | 'languages'
      | 'timeZone'
      | 'intents'
      | 'stage'
      | 'terms'
      | 'progress'
    >,
  ): PersonSeed {
    const firstName = this.random.pick(region.firstNames);
    const lastName = this.random.pick(region.lastNames);
    const person: PersonSeed = {
      ...rest,
      ...noBusiness(),
      id: this.random.uuid(),
      companyId: company.id,
      companyName: company.name,
      email: this.addressOf(firstName, lastName, company.name),
      firstName,
      lastName,
      country: region.country,
      languages: region.languages.slice(
        0,
        this.random.integer(Math.min(2, region.languages.length), region.languages.length),
      ),
      timeZone: region.timeZone,
      progress: this.random.pick([
        'completed',
        'completed',
        'completed',
        'completed',
        'completed',
        'completed',
        'completed',
        'completed',
        'signed-in',
        'invited',
      ]),
    };
    this.people.push(person);
    return person;
  }

  private addressOf(firstName: string, lastName: string, company: string): string {
    for (let number = 1; ; number++) {
      const email = `${slug(firstName)}.${slug(lastName)}${number > 1 ? number : ''}@${slug(company)}.example`;
      if (this.emails.has(email)) continue;
      this.emails.add(email);
      return email;
    }
  }
}

function makeStory(random: SeededRandom, maker: PeopleMaker, companies: CompanySeed[]): Story {
  const [walloon, flemish] = regions;
  const exhibitor = maker.people.find((person) => person.companyName === storyCompany);
  const [robots] = fields.find((field) => field.en === 'Automation')?.topics ?? [];
  if (!walloon || !flemish || !exhibitor || !robots) throw new Error('The story of the demo fair lacks somebody');
  const company = makeCompany(random, { name: 'Brasserie Delvaux', country: 'BE', sector: '', isExhibitor: false });
  companies.push(company);
  const buyer = maker.addBuyer(company, walloon, [robots]);
  const colleague = maker.addBuyer(company, flemish, [robots]);
  Object.assign(exhibitor, { firstName: 'Élodie', lastName: 'Renard', attendance: 'both', progress: 'completed' });
  Object.assign(buyer, { firstName: 'Damien', lastName: 'Delvaux', attendance: 'virtual', progress: 'completed' });
  Object.assign(colleague, { firstName: 'Lotte', lastName: 'Maes', attendance: 'virtual', progress: 'completed' });
  return { exhibitor, buyer, colleague };
}

/** Visitors ask those who offer what they seek; most exhibitors answer. The story's two surely want each other. */
function makeWishes(
  random: SeededRandom,
  people: readonly PersonSeed[],
  { exhibitor, buyer, colleague }: Story,
): WishSeed[] {
  const wishes = new Map<string, WishSeed>();
  const wish = (from: PersonSeed, to: PersonSeed, level: WishLevel) =>
    wishes.set(`${from.id} ${to.id}`, { fromId: from.id, toId: to.id, level });
  const sellers = people.filter((person) => person.kind === 'exhibitor');
  for (const visitor of people) {
    if (visitor.kind !== 'visitor' || visitor.progress !== 'completed') continue;
    const fitting = sellers.filter((seller) => seller.offers.some((topic) => visitor.needs.includes(topic)));
    for (const seller of random.sample(fitting, random.integer(4, 8))) {
      wish(visitor, seller, random.chance(0.65) ? 'want' : 'could');
      if (seller.progress !== 'completed') continue;
      if (random.chance(0.72)) wish(seller, visitor, random.chance(0.6) ? 'want' : 'could');
      else if (random.chance(0.3)) wish(seller, visitor, 'no');
    }
  }
  wish(buyer, exhibitor, 'want');
  wish(exhibitor, buyer, 'want');
  // The colleague comes along as a guest and needs no meeting of the same kind.
  wishes.delete(`${colleague.id} ${exhibitor.id}`);
  wishes.delete(`${exhibitor.id} ${colleague.id}`);
  return [...wishes.values()];
}
