// The same lists in SQL on the repository's own Postgres. All pairs take minutes: a sample of the people is asked.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { startServices } from '../../../tools/services.mjs';
import { topicWorth } from './brute-force.mjs';

const schema = `
  create table person (id int primary key, is_exhibitor boolean not null, worth float8 not null);
  create table need (person int not null, is_exhibitor boolean not null, topic int not null, worth float8 not null);
  create table offer (person int not null, is_exhibitor boolean not null, topic int not null, worth float8 not null);`;
const indexes = `
  create index on need (topic, is_exhibitor) include (person, worth);
  create index on need (person) include (topic, is_exhibitor, worth);
  create index on offer (topic, is_exhibitor) include (person, worth);
  create index on offer (person) include (topic, is_exhibitor, worth);
  analyze;`;

/** The top list of each person in $1; $2 to $4: base, weight of needs, weight of sought; $5: places. */
const listQuery = `
  with shared as (
    select n.person as id, o.person as other, n.worth as mine, 0 as theirs
    from need n join offer o on o.topic = n.topic and o.is_exhibitor = not n.is_exhibitor where n.person = any($1)
    union all
    select o.person, n.person, 0, n.worth
    from offer o join need n on n.topic = o.topic and n.is_exhibitor = not o.is_exhibitor where o.person = any($1)
  ), pair as (
    select id, other, sum(mine) as mine, sum(theirs) as theirs from shared group by id, other
  ), scored as (
    select pair.id, other, 2 / (2 + exp(-($2 + $3 * met + $4 * wanted)) + exp(-($2 + $3 * wanted + $4 * met))) as score
    from pair join person me on me.id = pair.id join person they on they.id = pair.other
    cross join lateral (select sqrt(mine / me.worth) as met, sqrt(theirs / they.worth) as wanted) as shares
  ), ranked as (
    select id, other, row_number() over (partition by id order by score desc, other) as place from scored
  )
  select id, other from ranked where place <= $5 order by id, place`;

async function fill(db, table, columns, rows) {
  const arrays = columns.map((_, c) => rows.map((row) => row[c]));
  const types = { id: 'int', is_exhibitor: 'boolean', person: 'int', topic: 'int', worth: 'float8' };
  const unnested = columns.map((column, c) => `$${c + 1}::${types[column]}[]`).join(', ');
  await db.query(`insert into ${table} (${columns.join(', ')}) select * from unnest(${unnested})`, arrays);
}

/** Ticks of the processor that a process has used, of 10 ms each. */
function ticksOf(pid) {
  // The name before them may hold blanks, but no closing bracket comes after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/**
 * Times lists in SQL and compares them with ours.
 * @param people rows whose lists are asked, spread over the fair
 * @param listOf the rows of our list for a row, best first
 * @returns time of the processor in ms for one person alone, on average, and for all of the sample in one statement; and the
 * share of places that agree
 */
export async function timeSql({ fair, topics, model, people, limit, listOf }) {
  const services = await startServices({});
  const db = new pg.Client({ connectionString: services.databaseUrl });
  try {
    await db.connect();
    // Compiling costs more than these queries do.
    await db.query('set jit = off; set max_parallel_workers_per_gather = 0');
    await db.query(schema);
    const { indexOf, worth } = topicWorth(fair.profiles, topics);
    const worthOf = (id) => worth[indexOf.get(id)];
    const each = (key) =>
      fair.profiles.flatMap((profile, row) =>
        profile[key].map((id) => [row, profile.kind === 'exhibitor', indexOf.get(id), worthOf(id)]),
      );
    const persons = fair.profiles.map(({ kind, needs }, row) => [
      row,
      kind === 'exhibitor',
      needs.reduce((sum, id) => sum + worthOf(id), 0),
    ]);
    await fill(db, 'person', ['id', 'is_exhibitor', 'worth'], persons);
    await fill(db, 'need', ['person', 'is_exhibitor', 'topic', 'worth'], each('needs'));
    await fill(db, 'offer', ['person', 'is_exhibitor', 'topic', 'worth'], each('offers'));
    await db.query(indexes);
    const ask = (rows) => db.query(listQuery, [rows, model.base, model.weights.needs, model.weights.sought, limit]);
    await ask(people.slice(0, 2));
    const { rows: backend } = await db.query('select pg_backend_pid() as pid');
    const timed = async (work) => {
      const before = ticksOf(backend[0].pid);
      const result = await work();
      return { result, ms: 10 * (ticksOf(backend[0].pid) - before) };
    };
    const oneByOne = await timed(async () => {
      for (const row of people) await ask([row]);
    });
    const { result, ms: sampleMs } = await timed(() => ask(people));
    const answer = result.rows;
    const ours = people.flatMap((row) => [...listOf(row)].map((other) => `${row} ${other}`));
    const theirs = new Set(answer.map(({ id, other }) => `${id} ${other}`));
    const agreeing = ours.filter((place) => theirs.has(place)).length / Math.max(1, ours.length);
    return { single: oneByOne.ms / people.length, sampleMs, agreeing };
  } finally {
    await db.end();
    await services.stop();
  }
}
