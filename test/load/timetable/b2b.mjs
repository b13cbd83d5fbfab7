// Reader of the B2B scheduling instances (MiniZinc data, `*.dzn`) and of `best_known.csv` beside them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SLOT_MINUTES = 25;

/** Reads one instance: numbers of people, slots and meetings are 1-based in the file and 0-based here. */
export function parseInstance(text) {
  const number = (name) => Number(section(text, name));
  const slots = number('nTotalSlots');
  const morning = number('nMorningSlots');
  const meetings = [...section(text, 'requested').matchAll(/(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/g)].map(
    ([, a, b, session]) => ({
      a: Number(a) - 1,
      b: Number(b) - 1,
      session: Number(session),
    }),
  );
  const forbidden = sets(section(text, 'forbidden')).map((set) =>
    set.filter((slot) => slot > 0).map((slot) => slot - 1),
  );
  const precedences = sets(section(text, 'precedences')).flatMap((set, first) =>
    set.filter((later) => later > 0).map((later) => [first, later - 1]),
  );
  return { people: number('nBusiness'), tables: number('nTables'), slots, morning, meetings, forbidden, precedences };
}

/**
 * The instance as a problem of the engine: everybody is on site, every meeting is worth the same. A forbidden slot counts
 * as idle in this literature, which it does not when somebody is unavailable; so it is taken from the wishes' slots
 * instead. Where a pair meets twice, the second meeting is between one of them and an extra person, with the other as
 * companion.
 */
export function toProblem({ people, tables, slots, morning, meetings, forbidden, precedences }, seed) {
  const all = Array.from({ length: slots }, (_, slot) => slot);
  const session = { 1: all.slice(0, morning), 2: all.slice(morning), 3: all };
  const slotsOf = ({ a, b, session: part }) =>
    session[part].filter((slot) => !forbidden[a].includes(slot) && !forbidden[b].includes(slot));
  const extras = [];
  const seen = new Set();
  const pairs = meetings.map(({ a, b }, number) => {
    const [aId, bId] = [idOf(a), idOf(b)].sort();
    if (!seen.has(`${aId} ${bId}`)) {
      seen.add(`${aId} ${bId}`);
      return { aId, bId };
    }
    extras.push(`extra${number}`);
    return { aId, bId: `extra${number}`, withIds: [bId] };
  });
  const person = (id) => ({ id, companyId: null, attendance: 'on_site', unavailableSlots: [] });
  return {
    slots: all.map((index) => ({ index, startsAt: at(index * SLOT_MINUTES), endsAt: at((index + 1) * SLOT_MINUTES) })),
    people: [...Array.from({ length: people }, (_, number) => idOf(number)), ...extras].map(person),
    wishes: meetings.map((meeting, number) => ({
      ...pairs[number],
      value: 1,
      mutual: true,
      onlySlots: slotsOf(meeting),
    })),
    fixed: [],
    // biome-ignore lint/suspicious/noThenProperty: the engine's name for the later meeting; nobody awaits it
    precedences: precedences.map(([first, later]) => ({ first: pairOf(pairs[first]), then: pairOf(pairs[later]) })),
    tables,
    seed,
  };
}

/** All instances of a folder with the fewest breaks that are known for them (null where none is published). */
export function readInstances(folder) {
  const known = new Map(
    readFileSync(join(folder, 'best_known.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([name, breaks]) => [name, Number(breaks)]),
  );
  return readdirSync(folder)
    .filter((file) => file.endsWith('.dzn'))
    .sort()
    .map((file) => {
      const [name, variant] = file.split('.');
      const best = variant === 'original' ? (known.get(name) ?? null) : null;
      return { name, variant, best, instance: parseInstance(readFileSync(join(folder, file), 'utf8')) };
    });
}

function section(text, name) {
  const match = new RegExp(`(?:^|\\n)${name}\\s*=([^;]*);`).exec(text);
  if (!match) throw new Error(`There is no ${name} in this instance`);
  return match[1];
}

function sets(text) {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(([, list]) => [...list.matchAll(/\d+/g)].map(Number));
}

function pairOf({ aId, bId }) {
  return { aId, bId };
}

function idOf(person) {
  return `p${String(person).padStart(3, '0')}`;
}

function at(minutes) {
  return new Date(Date.UTC(2026, 2, 2, 8, minutes)).toISOString();
}
