import { DealSize, Exclusivity, Intent, ProfileChange, Stage } from '@parvis/contracts';
import { availability } from './demo-availability.rules.js';
import { drawLogo } from './demo-logo.js';
import { populate } from './demo-population.js';
import type { PersonSeed } from './demo-seeds.js';

const slots = Array.from({ length: 12 }, (_, index) => ({
  index,
  startsAt: new Date(Date.UTC(2026, 10, 22, 8, index * 30)).toISOString(),
  endsAt: new Date(Date.UTC(2026, 10, 22, 8, index * 30 + 30)).toISOString(),
}));

describe('the demo fair', () => {
  const population = populate();
  const { people, companies, booths, topics, wishes, story } = population;

  it('is the same each time', () => {
    expect(populate()).toEqual(population);
  });

  it('has 60 booths, 240 visitors and a taxonomy of two levels', () => {
    expect(booths).toHaveLength(60);
    expect(people.filter((person) => person.kind === 'visitor')).toHaveLength(240);
    expect(topics.filter((topic) => topic.parentId !== null).length).toBeGreaterThanOrEqual(12);
    expect(booths.every((booth) => booth.products.length >= 2 && booth.products.length <= 4)).toBe(true);
  });

  it('names nobody and nothing twice', () => {
    for (const list of [people.map((person) => person.email), companies.map((company) => company.name)])
      expect(new Set(list).size).toBe(list.length);
  });

  it('leaves no blank in a text', () => {
    expect(JSON.stringify(population)).not.toMatch(/\{[a-z]+\}|undefined/);
    expect(booths.filter((booth) => booth.tagline.length > 160)).toEqual([]);
  });

  it('refers to topics that exist', () => {
    const known = new Set(topics.map((topic) => topic.id));
    expect(people.flatMap((person) => [...person.needs, ...person.offers]).every((id) => known.has(id))).toBe(true);
  });

  it('shows every intent, stage and kind of terms, people and companies of all sizes', () => {
    expect(new Set(people.flatMap((person) => person.intents))).toEqual(new Set(Intent.options));
    expect(new Set(people.flatMap((person) => person.stage ?? []))).toEqual(new Set(Stage.options));
    expect(new Set(people.flatMap((person) => person.terms.dealSizes))).toEqual(new Set(DealSize.options));
    expect(new Set(people.flatMap((person) => person.terms.exclusivity ?? []))).toEqual(new Set(Exclusivity.options));
    const some = (holds: (person: PersonSeed) => boolean) => people.filter(holds).length;
    expect(some(({ terms }) => terms.requires.length > 0 && !terms.requiresStrictly)).toBeGreaterThan(30);
    expect(some(({ terms }) => terms.requiresStrictly)).toBeGreaterThan(5);
    expect(some(({ terms }) => terms.seeksSizes.length > 0 && terms.seeksStages.length > 0)).toBeGreaterThan(5);
    expect(
      people.every(({ terms, intents, stage }) => ProfileChange.safeParse({ terms, intents, stage }).success),
    ).toBe(true);
  });

  it('leaves companies without certificates', () => {
    const bare = companies.filter((company) => company.isExhibitor && company.certificates.length === 0);
    expect(bare.length).toBeGreaterThan(5);
  });

  it('has enough mutual wishes to fill a day', () => {
    const yes = new Set(wishes.filter(({ level }) => level !== 'no').map(({ fromId, toId }) => `${fromId} ${toId}`));
    const mutual = wishes.filter(
      ({ fromId, toId }) => fromId < toId && yes.has(`${fromId} ${toId}`) && yes.has(`${toId} ${fromId}`),
    );
    expect(mutual.length).toBeGreaterThan(600);
  });

  it('has no wishes among colleagues', () => {
    const companyOf = new Map(people.map((person) => [person.id, person.companyId]));
    expect(wishes.filter((wish) => companyOf.get(wish.fromId) === companyOf.get(wish.toId))).toEqual([]);
  });

  it.each([0, 4, 11])('lets the two of the story meet in slot %i and only there', (current) => {
    const busy = availability(population, slots, current);
    const isFree = (id: string, index: number) =>
      !busy.get(id)!.some((interval) => interval.startsAt === slots[index]!.startsAt);
    const common = slots.filter(({ index }) => isFree(story.exhibitor.id, index) && isFree(story.buyer.id, index));
    expect(common.map((slot) => slot.index)).toEqual([current]);
    const rivals = wishes.filter(
      ({ fromId, toId }) =>
        [story.exhibitor.id, story.buyer.id, story.colleague.id].includes(fromId) &&
        ![story.exhibitor.id, story.buyer.id].includes(toId) &&
        isFree(toId, current),
    );
    expect(rivals).toEqual([]);
  });
});

describe('drawLogo', () => {
  it('draws initials of any name without a font', () => {
    expect(drawLogo('Énergie Boréale', 3).toString()).not.toContain('<text');
    expect(
      drawLogo('Énergie Boréale', 3)
        .toString()
        .match(/<path transform/g),
    ).toHaveLength(2);
  });
});
