import type { ConsentAct, ContactField, LeadSource, Temperature } from '@parvis/contracts';
import type { PersonSeed, Population } from './demo-seeds.js';
import { SeededRandom } from './seeded-random.js';

export interface HappeningSeed {
  kind: LeadSource;
  minutesAgo: number;
  /** Whether somebody of the team had a part in it. */
  isByTeam: boolean;
  details: Record<string, string | number>;
}

interface ConsentSeed {
  act: ConsentAct;
  fields: readonly ContactField[];
  isRevoked: boolean;
}

export interface LeadSeed {
  id: string;
  participantId: string;
  companyId: string;
  companyName: string;
  happenings: HappeningSeed[];
  grade: number | null;
  temperature: Temperature | null;
  tags: string[];
  nextStep: string;
  nextInDays: number | null;
  isNextDone: boolean;
  /** Of the team, in order. */
  assignedTo: number | null;
  notes: { text: string; minutesAgo: number }[];
  consent: ConsentSeed | null;
  phone: string;
}

type Story = Partial<Omit<LeadSeed, 'happenings'>> & {
  happenings: (readonly [LeadSource, number, HappeningSeed['details']?])[];
};

const scan: ConsentSeed = { act: 'scan', fields: ['email', 'phone', 'website'], isRevoked: false };
const exchange: ConsentSeed = { act: 'exchange', fields: ['email', 'phone'], isRevoked: false };

/** What has happened at the stand of the demo's exhibitor before the newcomer opens the page. */
const stories: readonly Story[] = [
  {
    happenings: [
      ['visited', 230],
      ['chatted', 224],
      ['called', 150, { outcome: 'answered', waitedSeconds: 6, talkedSeconds: 540 }],
      ['exchanged', 140, { message: 'Please send the price list for 2027.' }],
    ],
    grade: 5,
    temperature: 'hot',
    tags: ['Distributor', 'Price list'],
    nextStep: 'Send the price list and propose a demo',
    nextInDays: 1,
    assignedTo: 0,
    notes: [{ text: 'Decides by the end of January. Wants two pilot sites first.', minutesAgo: 138 }],
    consent: { act: 'request', fields: ['email', 'phone', 'website'], isRevoked: false },
  },
  {
    happenings: [
      ['scanned', 190],
      ['met', 95],
    ],
    grade: 4,
    temperature: 'hot',
    tags: ['Pilot'],
    nextStep: 'Draft of the pilot agreement',
    nextInDays: 3,
    assignedTo: 1,
    notes: [
      { text: 'Asked for references in the food industry.', minutesAgo: 90 },
      { text: 'Their IT wants the interfaces documented before a pilot.', minutesAgo: 85 },
    ],
    consent: scan,
  },
  {
    happenings: [
      ['visited', 170],
      ['called', 165, { outcome: 'missed', waitedSeconds: 30, talkedSeconds: 0 }],
    ],
    temperature: 'warm',
    nextStep: 'Call back: nobody answered',
    nextInDays: 0,
    assignedTo: 0,
  },
  {
    happenings: [
      ['visited', 120],
      ['document', 118],
      ['document', 112],
    ],
    grade: 3,
    temperature: 'warm',
    tags: ['Price list'],
  },
  { happenings: [['scanned', 100]], grade: 2, temperature: 'cold', tags: ['Student'], consent: scan },
  {
    happenings: [
      ['bookmarked', 210],
      ['exchanged', 80],
    ],
    grade: 4,
    temperature: 'warm',
    tags: ['Distributor'],
    nextStep: 'Introduce to our partner in the region',
    nextInDays: 7,
    consent: exchange,
  },
  {
    happenings: [
      ['scanned', 160],
      ['called', 60, { outcome: 'answered', waitedSeconds: 14, talkedSeconds: 310 }],
    ],
    grade: 3,
    nextStep: 'Send the case study',
    nextInDays: -1,
    isNextDone: true,
    assignedTo: 1,
    consent: scan,
  },
  { happenings: [['exchanged', 45]], consent: { ...exchange, isRevoked: true } },
  {
    happenings: [
      ['visited', 40],
      ['chatted', 38],
    ],
    temperature: 'warm',
  },
  {
    happenings: [['met', 130]],
    grade: 5,
    temperature: 'hot',
    tags: ['Pilot'],
    assignedTo: 0,
    consent: { act: 'meeting', fields: ['email', 'website'], isRevoked: false },
  },
  { happenings: [['scanned', 22]], consent: scan },
  { happenings: [['scanned', 12]], consent: scan },
];

/** Leads of the story's exhibitor, and visits that made none. The people of the printed links are left out: they are the newcomer's. */
export function demoLeads({ people, story }: Population): LeadSeed[] {
  const random = new SeededRandom(2026_11_22);
  const isFree = (person: PersonSeed) =>
    person.kind === 'visitor' && person.companyId !== story.buyer.companyId && !Object.values(story).includes(person);
  const onlookers: Story[] = Array.from({ length: 25 }, () => ({ happenings: [['visited', random.integer(5, 240)]] }));
  const all = [...stories, ...onlookers];
  return random.sample(people.filter(isFree), all.length).map((person, index) => {
    const { happenings, ...known } = all[index] ?? { happenings: [] };
    return {
      id: random.uuid(),
      participantId: person.id,
      companyId: person.companyId,
      companyName: person.companyName,
      grade: null,
      temperature: null,
      tags: [],
      nextStep: '',
      nextInDays: null,
      isNextDone: false,
      assignedTo: null,
      notes: [],
      consent: null,
      phone: `+33 1 70 18 ${random.integer(10, 99)} ${random.integer(10, 99)}`,
      ...known,
      happenings: happenings.map(([kind, minutesAgo, details = {}]) => ({
        kind,
        minutesAgo,
        isByTeam: kind === 'scanned' || kind === 'met' || details.outcome === 'answered',
        details,
      })),
    };
  });
}
