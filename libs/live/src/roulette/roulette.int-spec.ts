import {
  closeRoulette,
  connectWithPair,
  createRoulette,
  createRouletteTicket,
  joinRoulette,
  keepRouletteSeat,
  leaveRoulette,
  listBlocks,
  listOwnBlocks,
  listRouletteMeets,
  listRoulettes,
  pauseRoulette,
  removeBlock,
  setBlock,
  wantMoreOfPair,
} from '@parvis/contracts';
import { RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type PersonOverrides, type TestPerson, TestServer } from '@parvis/testing';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';
import { RoulettePairing } from './roulette-pairing.service.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(90_000);

const hour = 3_600_000;

describe('roulette', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'live',
      api: [LiveModule],
      worker: [LiveWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  /** An open roulette of a fair of its own. */
  async function open(overrides: { startsInHours?: number; topicIds?: string[] } = {}) {
    const fairId = await createFairRow(server.db);
    const organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
    const { startsInHours = -1 } = overrides;
    const roulette = await organiser.call(createRoulette, {
      params: { fairId },
      body: {
        title: { en: 'Speed', fr: 'Express' },
        topicIds: overrides.topicIds ?? [],
        roundMinutes: 5,
        startsAt: new Date(Date.now() + startsInHours * hour).toISOString(),
        endsAt: new Date(Date.now() + (startsInHours + 3) * hour).toISOString(),
      },
    });
    return { fairId, organiser, rouletteId: roulette.id, at: { params: { fairId, rouletteId: roulette.id } } };
  }
  type Place = Awaited<ReturnType<typeof open>>;

  const join = ({ client }: TestPerson, { at }: Place) => client.call(joinRoulette, { ...at, body: {} });
  const seatOf = ({ client }: TestPerson, { at }: Place) => client.call(keepRouletteSeat, at);
  const round = ({ fairId, rouletteId }: Place) => server.app.get(RoulettePairing).run(fairId, rouletteId);
  const people = (place: Place, count: number, overrides: PersonOverrides = {}) =>
    Promise.all(Array.from({ length: count }, () => createPerson(server, place.fairId, overrides)));

  const pairsOf = ({ rouletteId }: Place): Promise<{ id: string; a: string; b: string; state: string }[]> =>
    server.db.query(`select id, a_id as a, b_id as b, state from live.roulette_pair where roulette_id = $1`, [
      rouletteId,
    ]);
  /** Two who have been brought together, by the queue as in life. */
  async function found(place: Place, one: TestPerson, other: TestPerson) {
    await join(one, place);
    await join(other, place);
    const seat = await server.eventually(
      () => seatOf(one, place),
      ({ state }) => state === 'found',
      20,
    );
    if (!seat.pair) throw new Error('a found seat has no pair');
    const pairId = seat.pair.id;
    return { seat, pairId, at: { params: { ...place.at.params, pairId } } };
  }
  async function talking(place: Place, one: TestPerson, other: TestPerson) {
    const pair = await found(place, one, other);
    await one.client.call(createRouletteTicket, pair.at);
    await other.client.call(createRouletteTicket, pair.at);
    return pair;
  }
  const letTimePass = (pairId: string) =>
    server.db.query(
      `update live.roulette_pair set go_by = now() - interval '1 second', ends_at = now() - interval '1 second' where id = $1`,
      [pairId],
    );

  it('is opened by organisers, and found by everybody of the fair only', async () => {
    const place = await open();
    const [person] = (await people(place, 1)) as [TestPerson];
    const listed = await person.client.call(listRoulettes, { params: { fairId: place.fairId } });
    expect(listed.items).toMatchObject([{ id: place.rouletteId, state: 'open', rematchHours: 24, waiting: 0 }]);
    const body = {
      title: { en: 'x', fr: '' },
      roundMinutes: 1,
      startsAt: '2026-01-01T00:00:00Z',
      endsAt: '2026-01-02T00:00:00Z',
    };
    expect((await person.client.refusal(createRoulette, { params: { fairId: place.fairId }, body })).code).toBe(
      'NOT_ALLOWED',
    );
    const problem = await place.organiser.refusal(createRoulette, { params: { fairId: place.fairId }, body });
    expect(problem.issues?.[0]?.path).toBe('roundMinutes');
    const other = await open();
    expect((await person.client.refusal(joinRoulette, { ...other.at, body: {} })).code).toBe('NOT_FOUND');
    const crossed = { params: { fairId: place.fairId, rouletteId: other.rouletteId } };
    expect((await person.client.refusal(joinRoulette, { ...crossed, body: {} })).code).toBe('NOT_FOUND');
  });

  it('takes nobody in before it opens and after it is closed', async () => {
    const early = await open({ startsInHours: 1 });
    const [visitor] = (await people(early, 1)) as [TestPerson];
    expect((await visitor.client.refusal(joinRoulette, { ...early.at, body: {} })).code).toBe('ROULETTE_NOT_OPEN');
    const place = await open();
    const [waiting] = (await people(place, 1)) as [TestPerson];
    await join(waiting, place);
    await place.organiser.call(closeRoulette, place.at);
    expect((await waiting.client.refusal(joinRoulette, { ...place.at, body: {} })).code).toBe('ROULETTE_NOT_OPEN');
    await round(place);
    expect((await seatOf(waiting, place)).state).toBe('paused');
  });

  it('brings two who wait together within seconds, by the queue, and lets them into one room', async () => {
    const place = await open();
    const [one, other] = (await people(place, 2)) as [TestPerson, TestPerson];
    expect(await join(one, place)).toMatchObject({ state: 'waiting', waiting: 1, pair: null });
    const { pairId, at, seat } = await found(place, one, other);
    expect(seat.pair).toMatchObject({ partner: { id: other.id }, state: 'found', connects: null });
    expect(JSON.stringify(seat.pair)).not.toContain(other.email);
    const tickets = await Promise.all([one, other].map(({ client }) => client.call(createRouletteTicket, at)));
    const signer = new RoomTicketSigner(server.config.get('APP_SECRET'));
    for (const { ticket } of tickets)
      expect(await signer.verify('ticket', ticket)).toMatchObject({ kind: 'roulette', roomId: pairId, knocks: false });
    expect(await seatOf(one, place)).toMatchObject({ state: 'talking', pair: { state: 'talking', canExtend: true } });
    const [third] = (await people(place, 1)) as [TestPerson];
    expect((await third.client.refusal(createRouletteTicket, at)).code).toBe('NOT_FOUND');
  });

  it('never puts anybody into two talks, whatever number of workers pair at once', async () => {
    const place = await open();
    const crowd = await people(place, 21);
    await server.db.query(
      `insert into live.roulette_seat (roulette_id, participant_id, state, waiting_since)
       select $1, unnest($2::uuid[]), 'waiting', now()`,
      [place.rouletteId, crowd.map(({ id }) => id)],
    );
    await Promise.all(Array.from({ length: 6 }, () => round(place)));
    await round(place);
    const pairs = await pairsOf(place);
    const ids = pairs.flatMap(({ a, b }) => [a, b]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(20);
    const [{ count }]: [{ count: number }] = await server.db.query(
      `select count(*)::int as count from live.roulette_seat where roulette_id = $1 and state = 'waiting'`,
      [place.rouletteId],
    );
    expect(count).toBe(1);
  });

  it('is held to that by the database', async () => {
    const place = await open();
    const [a, b, c] = (await people(place, 3)) as [TestPerson, TestPerson, TestPerson];
    const { pairId } = await found(place, a, b);
    const personRow = (pair: string, person: string, other: string) =>
      server.db.query(
        `insert into live.roulette_pair_person (pair_id, participant_id, other_id, fair_id) values ($1, $2, $3, $4)`,
        [pair, person, other, place.fairId],
      );
    await expect(personRow(pairId, c.id, a.id)).resolves.toBeDefined();
    const [one, two] = [a.id, b.id].sort();
    const again = server.db.query(
      `insert into live.roulette_pair (roulette_id, fair_id, a_id, b_id, go_by, ends_at, rematch_at)
       values ($1, $2, $3, $4, now(), now(), now() + interval '1 hour')`,
      [place.rouletteId, place.fairId, one, two],
    );
    await expect(again).rejects.toThrow('no_early_rematch');
    const [{ id: other }]: [{ id: string }] = await server.db.query(
      `insert into live.roulette_pair (roulette_id, fair_id, a_id, b_id, go_by, ends_at, rematch_at)
       values ($1, $2, least($3::uuid, $4::uuid), greatest($3::uuid, $4::uuid), now(), now(), now()) returning id`,
      [place.rouletteId, place.fairId, a.id, c.id],
    );
    await expect(personRow(other, a.id, c.id)).rejects.toThrow('one_talk_at_a_time');
    await server.db.query(`delete from live.roulette_pair_person where participant_id = $1`, [c.id]);
  });

  it('never brings the same two together again within the time, nor colleagues, nor whom one has blocked', async () => {
    const place = await open();
    const [one, other] = (await people(place, 2)) as [TestPerson, TestPerson];
    const colleagues = await people(place, 2, { company: 'Same' });
    const { pairId } = await talking(place, one, other);
    await letTimePass(pairId);
    await round(place);
    expect((await seatOf(one, place)).state).toBe('between');
    await Promise.all([join(one, place), join(other, place)]);
    await round(place);
    expect((await seatOf(one, place)).state).toBe('waiting');
    await one.client.call(leaveRoulette, place.at);
    await other.client.call(leaveRoulette, place.at);
    const [a, b] = colleagues as [TestPerson, TestPerson];
    await Promise.all([join(a, place), join(b, place)]);
    await round(place);
    expect((await seatOf(a, place)).state).toBe('waiting');
    await a.client.call(leaveRoulette, place.at);
    const block = { params: { fairId: place.fairId, participantId: one.id } };
    await b.client.call(setBlock, block);
    await join(one, place);
    await round(place);
    expect((await seatOf(one, place)).state).toBe('waiting');
    expect((await b.client.call(listBlocks, { params: { fairId: place.fairId } })).items.map(({ id }) => id)).toEqual([
      one.id,
    ]);
    expect((await b.client.call(listOwnBlocks, {})).items).toMatchObject([
      { fairId: place.fairId, person: { id: one.id } },
    ]);
    expect((await one.client.call(listOwnBlocks, {})).items).toEqual([]);
    await b.client.call(removeBlock, block);
    // On a busy machine so much time has passed that their pages would seem closed.
    await Promise.all([seatOf(one, place), seatOf(b, place)]);
    await round(place);
    expect((await seatOf(one, place)).state).toBe('found');
  });

  it('takes a pair apart when somebody does not come; who came is first in line', async () => {
    const place = await open();
    const [came, missing] = (await people(place, 2)) as [TestPerson, TestPerson];
    const { pairId, at } = await found(place, came, missing);
    await came.client.call(createRouletteTicket, at);
    await letTimePass(pairId);
    expect((await missing.client.refusal(createRouletteTicket, at)).code).toBe('PAIR_OVER');
    await round(place);
    expect(await seatOf(came, place)).toMatchObject({ state: 'waiting', note: 'partner-missed' });
    expect(await seatOf(missing, place)).toMatchObject({ state: 'paused', note: 'missed' });
    expect((await came.client.call(listRouletteMeets, { params: { fairId: place.fairId } })).total).toBe(0);
    const others = await people(place, 2);
    await server.db.query(
      `insert into live.roulette_seat (roulette_id, participant_id, state, waiting_since)
       select $1, unnest($2::uuid[]), 'waiting', now() - interval '1 hour'`,
      [place.rouletteId, others.map(({ id }) => id)],
    );
    await round(place);
    expect((await seatOf(came, place)).state).toBe('found');
  });

  it('prolongs a talk only when both ask, and tells nobody of one wish', async () => {
    const place = await open();
    const [one, other] = (await people(place, 2)) as [TestPerson, TestPerson];
    const { at } = await talking(place, one, other);
    const before = (await seatOf(one, place)).pair?.endsAt ?? '';
    const more = { ...at, body: { wantsMore: true } };
    expect((await one.client.call(wantMoreOfPair, more)).pair).toMatchObject({ wantsMore: true, endsAt: before });
    expect((await seatOf(other, place)).pair).toMatchObject({ wantsMore: false, endsAt: before, extensions: 0 });
    const both = await other.client.call(wantMoreOfPair, more);
    expect(both.pair).toMatchObject({ wantsMore: false, extensions: 1 });
    expect(Date.parse(both.pair?.endsAt ?? '') - Date.parse(before)).toBe(5 * 60_000);
  });

  it('tells both of a mutual wish to stay in touch, afterwards, and nobody of a one-sided one', async () => {
    const place = await open();
    const [one, other] = (await people(place, 2)) as [TestPerson, TestPerson];
    const { at, pairId } = await talking(place, one, other);
    await one.client.call(connectWithPair, { ...at, body: { connects: true } });
    expect((await seatOf(other, place)).pair?.connects).toBeNull();
    await letTimePass(pairId);
    await round(place);
    const meets = async (person: TestPerson) =>
      (await person.client.call(listRouletteMeets, { params: { fairId: place.fairId } })).items;
    expect(await meets(other)).toMatchObject([{ partner: { id: one.id }, isMutual: false, connects: null }]);
    await other.client.call(connectWithPair, { ...at, body: { connects: true } });
    for (const person of [one, other]) expect(await meets(person)).toMatchObject([{ isMutual: true }]);
  });

  it('ends a talk for both when one goes on, pauses or blocks, and two who leave at once do not wait for each other', async () => {
    const place = await open();
    const [a, b, c, d] = (await people(place, 4)) as [TestPerson, TestPerson, TestPerson, TestPerson];
    await talking(place, a, b);
    await a.client.call(pauseRoulette, place.at);
    expect((await seatOf(a, place)).state).toBe('paused');
    expect((await seatOf(b, place)).state).toBe('between');
    await b.client.call(leaveRoulette, place.at);
    expect((await seatOf(b, place)).state).toBe('out');
    const { pairId } = await talking(place, c, d);
    await Promise.all([c, d].map(({ client }) => client.call(pauseRoulette, place.at)));
    expect((await pairsOf(place)).find(({ id }) => id === pairId)?.state).toBe('over');
    await a.client.call(leaveRoulette, place.at);
    const again = await open();
    const [e, f] = (await people(again, 2)) as [TestPerson, TestPerson];
    await talking(again, e, f);
    await e.client.call(setBlock, { params: { fairId: again.fairId, participantId: f.id } });
    expect((await seatOf(f, again)).state).toBe('between');
  });

  it('has one line a person in all roulettes of all fairs', async () => {
    const place = await open();
    const [person] = (await people(place, 1)) as [TestPerson];
    await join(person, place);
    const second = await place.organiser.call(createRoulette, {
      params: { fairId: place.fairId },
      body: {
        title: { en: 'Second', fr: '' },
        roundMinutes: 2,
        startsAt: new Date(Date.now() - hour).toISOString(),
        endsAt: new Date(Date.now() + hour).toISOString(),
      },
    });
    const there = { params: { fairId: place.fairId, rouletteId: second.id }, body: {} };
    expect((await person.client.refusal(joinRoulette, there)).code).toBe('ROULETTE_ELSEWHERE');
    await server.db.query(
      `update live.roulette_seat set seen_at = now() - interval '1 minute' where participant_id = $1`,
      [person.id],
    );
    expect((await person.client.call(joinRoulette, there)).state).toBe('waiting');
    expect((await seatOf(person, place)).state).toBe('paused');
    await person.client.call(leaveRoulette, { params: there.params });
    expect((await join(person, place)).state).toBe('waiting');
  });

  it('loses nobody and pairs nobody twice when workers die in the middle of rounds', async () => {
    const place = await open();
    const crowd = await people(place, 41);
    const waitAgain = () =>
      server.db.query(
        `insert into live.roulette_seat (roulette_id, participant_id, state, waiting_since)
         select $1, unnest($2::uuid[]), 'waiting', now()`,
        [place.rouletteId, crowd.map(({ id }) => id)],
      );
    await waitAgain();
    // What Postgres sees of a killed worker is a line that breaks within a transaction.
    await server.db.query(`create table public.slow_round as select true as is_on`);
    await server.db.query(`
      create function public.linger() returns trigger language plpgsql as $$
      begin
        if (select is_on from public.slow_round) then perform pg_sleep(5); end if;
        return null;
      end $$;
      create trigger linger after insert on live.roulette_pair_person for each statement execute function public.linger()`);
    const lingering = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and wait_event = 'PgSleep'`;
    for (let deaths = 0; deaths < 3; deaths++) {
      const rounds = Promise.allSettled([round(place), round(place)]);
      const dead = await server.eventually(
        async () => (await server.db.query(`select pg_terminate_backend(pid) as is_dead ${lingering}`)) as object[],
        (killed) => killed.length > 0,
      );
      expect(dead.length).toBeGreaterThan(0);
      const outcomes = await rounds;
      expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
      expect(await pairsOf(place)).toEqual([]);
    }
    await server.db.query(`drop trigger linger on live.roulette_pair_person`);
    await Promise.all([round(place), round(place), round(place)]);
    await round(place);
    const ids = (await pairsOf(place)).flatMap(({ a, b }) => [a, b]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(40);
    const seats: { state: string; count: number }[] = await server.db.query(
      `select state, count(*)::int as count from live.roulette_seat where roulette_id = $1 group by state order by state`,
      [place.rouletteId],
    );
    expect(seats).toEqual([
      { state: 'paired', count: 40 },
      { state: 'waiting', count: 1 },
    ]);
    const [{ halves }]: [{ halves: number }] = await server.db.query(
      `select count(*)::int as halves from live.roulette_pair_person where participant_id = any($1::uuid[]) and is_active`,
      [crowd.map(({ id }) => id)],
    );
    expect(halves).toBe(40);
  });

  it('passes over people whose page is closed', async () => {
    const place = await open();
    const [here, gone] = (await people(place, 2)) as [TestPerson, TestPerson];
    await Promise.all([join(here, place), join(gone, place)]);
    await server.db.query(
      `update live.roulette_seat set seen_at = now() - interval '1 minute' where participant_id = $1`,
      [gone.id],
    );
    await round(place);
    expect(await seatOf(here, place)).toMatchObject({ state: 'waiting', waiting: 1 });
  });
});
