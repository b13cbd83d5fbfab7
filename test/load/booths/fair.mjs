// A fair with a full hall: 1,000 booths and 20,000 products in two languages, and people with sessions.
import { createFair, importFile } from '../import.bench.mjs';
import { openSessions } from '../people.mjs';
import { exhibitorsCsv, participantsCsv } from '../spreadsheets.mjs';
import { randomOf, Vocabulary } from './words.mjs';

const productsPerBooth = 20;
const random = randomOf(5);
export const vocabulary = new Vocabulary(4_000, 7);

const both = (words) => ({ en: vocabulary.text(random, words), fr: vocabulary.text(random, words) });

async function untilAll(db, fairId, booths) {
  for (;;) {
    const { rows } = await db.query('select count(*)::int as count from booths.booth where fair_id = $1', [fairId]);
    if (rows[0].count === booths) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What their people would have written; the catalogue is renewed as it is when a booth is published. */
async function writeBooths(db, fairId) {
  const { rows: booths } = await db.query('select id from booths.booth where fair_id = $1 order by sort_name', [
    fairId,
  ]);
  const { rows: topics } = await db.query('select id from fairs.topic where fair_id = $1 order by id', [fairId]);
  for (const { id } of booths) {
    const products = Array.from({ length: productsPerBooth }, (_, position) => ({
      name: both(3),
      description: both(40),
      topics: [topics[Math.floor(random() * topics.length)].id],
      position,
    }));
    await db.query('update booths.booth set tagline = $2, description = $3 where id = $1', [id, both(6), both(80)]);
    await db.query(
      `insert into booths.product (booth_id, name, description, topics, position)
       select $1, name, description, array(select jsonb_array_elements_text(topics)::uuid), position
       from jsonb_to_recordset($2::jsonb) as item (name jsonb, description jsonb, topics jsonb, position integer)`,
      [id, JSON.stringify(products)],
    );
  }
  await db.query('select booths.reindex(array(select id from booths.booth where fair_id = $1))', [fairId]);
}

/**
 * @param options `{ url, db, secret, booths, visitors }`
 * @returns `{ fairId, boothIds, topicIds, visitors, staff }`; people are `{ id, userId, companyId, cookie }`
 */
export async function createHall({ url, db, secret, booths = 1_000, visitors = 2_000 }) {
  const fair = await createFair(url, db, secret);
  const { fairId } = fair;
  await importFile(url, fair, 'exhibitors', exhibitorsCsv(booths));
  await importFile(url, fair, 'participants', participantsCsv(visitors));
  await untilAll(db, fairId, booths);
  await writeBooths(db, fairId);
  // What a database does by itself some minutes after such a change.
  await db.query('vacuum analyze');
  await db.query('checkpoint');
  const people = async (kind) => {
    const { rows } = await db.query(
      `select id, user_id as "userId", company_id as "companyId" from profiles.participant
       where fair_id = $1 and kind = $2 order by id`,
      [fairId, kind],
    );
    const cookies = await openSessions(
      db,
      secret,
      rows.map(({ userId }) => userId),
    );
    return rows.map((row, index) => ({ ...row, cookie: cookies[index] }));
  };
  const idsOf = async (table) =>
    (await db.query(`select id from ${table} where fair_id = $1 order by id`, [fairId])).rows.map(({ id }) => id);
  return {
    fairId,
    boothIds: await idsOf('booths.booth'),
    topicIds: await idsOf('fairs.topic'),
    visitors: await people('visitor'),
    staff: await people('exhibitor'),
  };
}
