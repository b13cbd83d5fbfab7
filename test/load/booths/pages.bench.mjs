// Hall, catalogue and search at a steady 100 requests a second by 200 people, with 1,000 booths and 20,000 products.
import { ms, quantile } from '../statistics.mjs';
import { sendSteadily } from '../steady.mjs';
import { vocabulary } from './fair.mjs';
import { randomOf } from './words.mjs';

const people = 200;
const rate = 100;
const seconds = 12;

/** What people type: mostly one word, now and then two or the beginning of one. */
function searchesOf(count) {
  const random = randomOf(11);
  return Array.from({ length: count }, () => {
    const word = vocabulary.draw(random);
    const kind = random();
    if (kind < 0.25) return `${word} ${vocabulary.draw(random)}`;
    return kind < 0.5 ? word.slice(0, Math.max(3, word.length - 2)) : word;
  });
}

function casesOf({ fairId, boothIds, topicIds }, { productIds, pageCursor }) {
  const at = (path) => `/api/booths/${fairId}/${path}`;
  const [most] = vocabulary.words;
  const searches = searchesOf(people);
  const topic = (n) => topicIds[(n * 7) % topicIds.length];
  const filters = [
    () => 'country=BE',
    () => 'sector=Energy',
    (n) => `topic=${topic(n)}`,
    (n) => `kind=product&country=FR&topic=${topic(n)}`,
  ];
  return [
    ['hall', () => at('booths')],
    ['- by country or sector, searched', (n) => at(`booths?${n % 2 ? 'country=BE' : `search=${searches[n]}`}`)],
    ['- its sectors and who is there', (n) => at(n % 2 ? 'sectors' : 'staffed')],
    ['catalogue', () => at('catalogue')],
    ['- the page after it', () => at(`catalogue?cursor=${pageCursor}`)],
    ['- filtered', (n) => at(`catalogue?${filters[n % filters.length](n)}`)],
    ['search', (n) => at(`catalogue?search=${encodeURIComponent(searches[n])}`)],
    ['- a word that most texts hold', () => at(`catalogue?search=${most}`)],
    ['page of a booth', (n) => at(`booths/${boothIds[(n * 13) % boothIds.length]}`)],
    ['page of a product', (n) => at(`products/${productIds[n]}`)],
  ];
}

/**
 * @param options.only part of the name of a case; all without it
 * @param options.print is given the row of each case as soon as it is measured
 */
export async function benchPages({ url, db, hall, only = '', print }) {
  const { rows: products } = await db.query(
    `select p.id from booths.product p join booths.booth b on b.id = p.booth_id where b.fair_id = $1 order by p.id limit $2`,
    [hall.fairId, people],
  );
  const readers = hall.visitors.slice(0, people);
  const first = await fetch(`${url}/api/booths/${hall.fairId}/catalogue`, { headers: { cookie: readers[0].cookie } });
  const { nextCursor } = await first.json();
  const cases = casesOf(hall, { productIds: products.map(({ id }) => id), pageCursor: nextCursor });
  for (const [name, pathOf] of cases.filter(([name]) => name.includes(only))) {
    const requests = readers.map(({ cookie }, n) => ({
      method: 'GET',
      path: pathOf(n),
      headers: { cookie, 'accept-encoding': 'gzip' },
    }));
    // Everybody's first call warms what a fair of this size always has warm.
    await sendSteadily(url, requests, rate, 2);
    const { waits, statuses } = await sendSteadily(url, requests, rate, seconds);
    const refused = [...statuses].filter(([status]) => status !== 200);
    if (refused.length > 0) throw new Error(`${name}: ${JSON.stringify(refused)}`);
    const value = [0.5, 0.99, 1].map((share) => ms(quantile(waits, share))).join(' / ');
    print([[`${name}, p50 / p99 / worst`.padEnd(60), value, 'p99 40 ms']]);
  }
}
