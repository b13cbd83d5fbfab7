// Generated fairs: 24 slots, wishes that crowd on the popular, half of them mutual, in four grades of worth.

/** Numbers in 0..1 that follow from the seed (mulberry32). */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A fair as the engine's problem. `kind`: `on-site` (a table for every meeting), `time-zones` (by video, everybody in
 * 12 to 20 of the slots) or `any-to-any` (no sides: everybody may meet everybody).
 */
export function createFair({ people, wishes, tables, kind = 'on-site', seed }) {
  const random = seeded(seed);
  const hosts = Math.round(people * 0.3);
  const sideOf = (number) => (kind === 'any-to-any' || number < hosts ? 'host' : 'visitor');
  return {
    slots: Array.from({ length: 24 }, (_, index) => slotAt(index)),
    people: Array.from({ length: people }, (_, number) => ({
      id: idOf(number),
      companyId: null,
      attendance: kind === 'time-zones' ? 'virtual' : 'on_site',
      unavailableSlots: absences(kind, sideOf(number), random),
    })),
    wishes: drawWishes({ people, wishes, hosts, isOpen: kind === 'any-to-any', random }),
    fixed: [],
    tables,
    seed,
  };
}

function drawWishes({ people, wishes, hosts, isOpen, random }) {
  const drawn = new Map();
  const popular = (count) => Math.floor(count * random() ** 1.5);
  while (drawn.size < wishes) {
    const a = isOpen ? Math.floor(random() * people) : hosts + Math.floor(random() * (people - hosts));
    const b = isOpen ? popular(people) : popular(hosts);
    if (a === b) continue;
    const [aId, bId] = [idOf(a), idOf(b)].sort();
    const mutual = random() < 0.5;
    const value = (mutual ? 3 : 1) + Math.floor(2 * random());
    if (!drawn.has(`${aId} ${bId}`)) drawn.set(`${aId} ${bId}`, { aId, bId, value, mutual });
  }
  return [...drawn.values()];
}

/** Two days of twelve slots; in other time zones the mornings or evenings of both are away. */
function absences(kind, side, random) {
  if (kind !== 'time-zones') return [];
  const away = Math.floor(random() * (side === 'host' ? 3 : 7));
  const early = random() < 0.5;
  const within = (slot) => (early ? slot % 12 < away : slot % 12 >= 12 - away);
  return Array.from({ length: 24 }, (_, slot) => slot).filter(within);
}

function slotAt(index) {
  const start = Date.UTC(2026, 2, 2 + Math.floor(index / 12), 8, (index % 12) * 30 + (index % 12 >= 6 ? 60 : 0));
  return {
    index,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 25 * 60_000).toISOString(),
  };
}

function idOf(number) {
  return `p${String(number).padStart(5, '0')}`;
}
