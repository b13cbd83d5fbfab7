import type { BusinessTerms, DealSize, Intent, Stage } from '@parvis/contracts';
import type { CompanySeed, PersonSeed, Population } from './demo-seeds.js';
import { partnership } from './demo-topics.js';
import type { SeededRandom } from './seeded-random.js';

/** What people of the demo fair came for, and their terms. */
export type BusinessSeed = Pick<PersonSeed, 'intents' | 'stage' | 'terms'>;

/** As long as nobody has said anything. */
export const noBusiness = (): BusinessSeed => ({
  intents: [],
  stage: null,
  terms: { dealSizes: [], requires: [], requiresStrictly: false, exclusivity: null, seeksSizes: [], seeksStages: [] },
});

const dealSizes: readonly DealSize[] = ['under-10k', '10k-100k', '100k-1m', 'over-1m'];
/** As people write them; the companies of the demo have them under other spellings. */
const asked = ['ISO 9001:2015', 'ISO 22000', 'NF EN ISO 14001', 'FSSC 22000', 'B Corp', 'iso 50001'] as const;
const nameOf: Readonly<Record<(typeof asked)[number], string>> = {
  'ISO 9001:2015': 'ISO 9001',
  'ISO 22000': 'ISO 22000',
  'NF EN ISO 14001': 'ISO 14001',
  'FSSC 22000': 'FSSC 22000',
  'B Corp': 'B Corp',
  'iso 50001': 'ISO 50001',
};
/** One visitor in so many insists on a certificate. */
const oneStrictIn = 24;

type Scene = Omit<Population, 'booths'>;

/**
 * Gives everyone intents, a stage and terms, from a source of chance of its own so that names and wishes stay what they were. Whoever
 * insists on a certificate has wished only for companies that have it: those get it here.
 */
export function giveBusiness(random: SeededRandom, { people, companies, topics, wishes, story }: Scene): void {
  const companyOf = new Map(companies.map((company) => [company.id, company]));
  const personOf = new Map(people.map((person) => [person.id, person]));
  const topicId = new Map(topics.map((topic) => [topic.en, topic.id]));
  const [distribution, research] = partnership.topics.map(({ en }) => topicId.get(en) ?? '');
  const isOfStory = (person: PersonSeed) => Object.values(story).includes(person);
  people.forEach((person, position) => {
    const company = companyOf.get(person.companyId);
    if (!company) throw new Error('A person of the demo fair has no company');
    const wantsTopic = { distribution: distribution ?? '', research: research ?? '' };
    Object.assign(
      person,
      person.kind === 'exhibitor'
        ? seller(random, person, company, wantsTopic)
        : buyer(random, person, company, wantsTopic),
    );
    if (person.kind === 'visitor' && position % oneStrictIn === 0 && !isOfStory(person)) insist(random, person);
  });
  for (const { fromId, toId, level } of wishes) {
    const { terms } = personOf.get(fromId) ?? noBusiness();
    const company = companyOf.get(personOf.get(toId)?.companyId ?? '');
    if (terms.requiresStrictly && level !== 'no' && company) addCertificates(company, terms.requires);
  }
  tellStory(story, companyOf);
}

interface Subjects {
  distribution: string;
  research: string;
}

function seller(
  random: SeededRandom,
  person: PersonSeed,
  company: CompanySeed,
  { distribution, research }: Subjects,
): BusinessSeed {
  const stage = random.pick(stagesOf(company));
  const intents: Intent[] = ['sell'];
  if (person.needs.includes(distribution)) intents.push('seek-distribution');
  if (stage !== 'scale' && random.chance(0.2)) intents.push('raise');
  if (random.chance(0.1)) intents.push('license-out');
  if (person.needs.includes(research)) intents.push('research');
  return {
    intents,
    stage,
    terms: {
      ...noBusiness().terms,
      dealSizes: someDealSizes(random, company),
      exclusivity: random.pick([null, null, null, null, 'refused', 'wanted'] as const),
      seeksSizes: random.chance(0.2) ? ['M', 'L'] : [],
      requires: random.chance(0.08) ? [random.pick(asked)] : [],
    },
  };
}

function buyer(
  random: SeededRandom,
  person: PersonSeed,
  company: CompanySeed,
  { distribution, research }: Subjects,
): BusinessSeed {
  const intents: Intent[] = random.chance(0.9) ? ['buy'] : [];
  if (person.offers.includes(distribution)) intents.push('offer-distribution');
  if (random.chance(0.08)) intents.push('invest');
  if (random.chance(0.06)) intents.push('license-in');
  if (person.offers.includes(research)) intents.push('research');
  return {
    intents,
    stage: null,
    terms: {
      ...noBusiness().terms,
      dealSizes: someDealSizes(random, company),
      requires: random.chance(0.3) ? random.sample(asked, random.integer(1, 2)) : [],
      exclusivity: intents.includes('offer-distribution') && random.chance(0.3) ? 'wanted' : null,
      seeksSizes: random.chance(0.15)
        ? random
            .pick([
              ['S', 'M'],
              ['M', 'L'],
            ] as const)
            .slice()
        : [],
      seeksStages: random.chance(0.3)
        ? random
            .pick([
              ['market', 'scale'],
              ['pilot', 'market'],
            ] as const)
            .slice()
        : [],
    },
  };
}

const stagesOf = ({ employees }: CompanySeed): readonly Stage[] => {
  if (employees < 25) return ['idea', 'pilot', 'pilot', 'market'];
  return employees < 200 ? ['pilot', 'market', 'market', 'scale'] : ['market', 'scale'];
};

/** One or two sizes beside each other; larger companies make larger deals. */
function someDealSizes(random: SeededRandom, { employees }: CompanySeed): DealSize[] {
  const usual = employees < 25 ? 0 : employees < 200 ? 1 : 2;
  const first = Math.min(usual + random.integer(0, 1), dealSizes.length - 1);
  return dealSizes.slice(first, first + random.integer(1, 2));
}

function insist(random: SeededRandom, person: PersonSeed): void {
  person.terms = { ...person.terms, requires: [random.pick(asked)], requiresStrictly: true };
}

function addCertificates(company: CompanySeed, requires: BusinessTerms['requires']): void {
  const names = requires.map((written) => nameOf[written as (typeof asked)[number]] ?? written);
  company.certificates = [...new Set([...company.certificates, ...names])];
}

/** The people of the printed links fit each other in everything that a reason can say. */
function tellStory(
  { exhibitor, buyer, colleague }: Population['story'],
  companyOf: ReadonlyMap<string, CompanySeed>,
): void {
  const shared: DealSize[] = ['10k-100k', '100k-1m'];
  Object.assign(exhibitor, { intents: ['sell', 'seek-distribution'], stage: 'market' });
  exhibitor.terms = { ...noBusiness().terms, dealSizes: shared, exclusivity: 'refused' };
  Object.assign(buyer, { intents: ['buy', 'research'], stage: null });
  buyer.terms = {
    ...noBusiness().terms,
    dealSizes: shared,
    requires: ['ISO 9001:2015'],
    seeksStages: ['market', 'scale'],
  };
  Object.assign(colleague, { intents: ['buy'], stage: null });
  colleague.terms = { ...noBusiness().terms, dealSizes: ['10k-100k'], seeksSizes: ['S', 'M'] };
  const company = companyOf.get(exhibitor.companyId);
  if (company) addCertificates(company, buyer.terms.requires);
}
