import { getAbsence, getBoothAbsence, getMatch, listRecommendations, type Match, setWish } from '@parvis/contracts';
import { createFairRow, createPerson, type PersonOverrides, type TestPerson, TestServer } from '@parvis/testing';
import { ImpressionLog } from './impression/impression-log.js';
import { ImpressionSweeper } from './impression/impression-sweeper.js';
import { MatchmakingModule } from './matchmaking.module.js';
import { MatchmakingWorkerModule } from './matchmaking-worker.module.js';
import { MeetingRatedHandler } from './recommendation/meeting-rated.handler.js';

describe('recommendations', () => {
  let server: TestServer;
  const wish = (
    fairId: string,
    from: TestPerson,
    to: TestPerson,
    level: 'want' | 'could' | 'no',
    besideColleague = false,
  ) => from.client.call(setWish, { params: { fairId, participantId: to.id }, body: { level, besideColleague } });
  const topic = async (fairId: string, name: string) => {
    const [row] = await server.db.query(
      `insert into fairs.topic (fair_id, position, name_en, name_fr) values ($1, 0, $2, $2) returning id`,
      [fairId, name],
    );
    return row.id as string;
  };
  const listOf = (fairId: string, person: TestPerson) =>
    person.client.call(listRecommendations, { params: { fairId } });
  const idsOf = async (fairId: string, person: TestPerson) =>
    (await listOf(fairId, person)).map((match) => match.participant.id);
  const matchOf = (fairId: string, person: TestPerson, other: TestPerson) =>
    person.client.call(getMatch, { params: { fairId, participantId: other.id } });
  const absenceOf = (fairId: string, person: TestPerson, other: TestPerson) =>
    person.client.call(getAbsence, { params: { fairId, participantId: other.id } });
  /** What is told of a person apart from who it is. */
  const withoutPerson = ({ participant: _participant, ...rest }: Match) => rest;
  /** A fair in which everybody seeks and offers the same. */
  const evenFair = async () => {
    const fairId = await createFairRow(server.db);
    const tools = await topic(fairId, 'Tools');
    const person = (overrides: PersonOverrides = {}) =>
      createPerson(server, fairId, { needs: [tools], offers: [tools], ...overrides });
    return { fairId, person };
  };

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'matchmaking',
      api: [MatchmakingModule],
      worker: [MatchmakingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  it('proposes who offers what one seeks, with reasons and numbers for both, never colleagues', async () => {
    const fairId = await createFairRow(server.db);
    const [packaging, energy] = [await topic(fairId, 'Packaging'), await topic(fairId, 'Energy')];
    const buyer = await createPerson(server, fairId, { needs: [packaging], offers: [energy], company: 'Buyer SA' });
    const colleague = await createPerson(server, fairId, { offers: [packaging], company: 'Buyer SA' });
    const seller = await createPerson(server, fairId, {
      needs: [energy],
      offers: [packaging],
      company: 'Seller SA',
      kind: 'exhibitor',
    });
    await createPerson(server, fairId, { needs: [packaging] });
    const matches = await listOf(fairId, buyer);
    expect(matches[0]).toMatchObject({ participant: { id: seller.id, companyName: 'Seller SA' }, wish: null });
    expect(matches[0]!.forYou[0]).toMatchObject({ code: 'they-offer-what-you-seek', topicIds: [packaging] });
    expect(matches[0]!.forThem.length).toBeGreaterThan(0);
    const inFull = await matchOf(fairId, buyer, seller);
    expect(inFull).toMatchObject(matches[0]!);
    expect(inFull.termsForYou.find(({ term }) => term === 'needs')).toMatchObject({
      pillar: 'project',
      feature: 1,
    });
    expect(matches.map((match) => match.participant.id)).not.toContain(colleague.id);
    const { score, yours, theirs } = matches[0]!;
    expect(score).toBeCloseTo((2 * yours * theirs) / (yours + theirs), 10);
    const back = await matchOf(fairId, seller, buyer);
    expect([back.score, back.yours, back.theirs]).toEqual([score, theirs, yours].map((x) => expect.closeTo(x, 10)));
  });

  it('reads what the booth of an exhibitor says as what its people offer', async () => {
    const fairId = await createFairRow(server.db);
    const buyer = await createPerson(server, fairId);
    await server.db.query(`update profiles.participant set need_text = 'biodegradable seaweed foil' where id = $1`, [
      buyer.id,
    ]);
    const seller = await createPerson(server, fairId, { company: 'Algae', kind: 'exhibitor' });
    await server.db.query(
      `insert into booths.booth (id, fair_id, size, tagline, search_text) values ($1, $2, 'S', '{"en": "Seaweed foil", "fr": ""}', '')`,
      [seller.companyId, fairId],
    );
    const [match] = await listOf(fairId, buyer);
    expect(match!.participant.id).toBe(seller.id);
    expect(
      match!.forYou
        .find(({ code }) => code === 'words-in-common')!
        .words!.join(' ')
        .toLowerCase(),
    ).toContain('seaweed');
  });

  it('counts the topics of published products as what their exhibitor offers, and names the product to both', async () => {
    const fairId = await createFairRow(server.db);
    const drones = await topic(fairId, 'Drones');
    const buyer = await createPerson(server, fairId, { needs: [drones] });
    const seller = await createPerson(server, fairId, { company: 'Aerial', kind: 'exhibitor' });
    const hidden = await createPerson(server, fairId, { company: 'Hidden', kind: 'exhibitor' });
    await server.db.query(
      `insert into booths.booth (id, fair_id, published_at) values ($1, $3, now()), ($2, $3, null)`,
      [seller.companyId, hidden.companyId, fairId],
    );
    const products: { id: string }[] = await server.db.query(
      `insert into booths.product (booth_id, name, description, position, topics)
       select booth, '{"en": "Hover 3", "fr": ""}', '{"en": "", "fr": ""}', 0, array[$2::uuid] from unnest($1::uuid[]) booth
       returning id`,
      [[seller.companyId, hidden.companyId], drones],
    );
    const named = { code: 'they-offer-what-you-seek', topicIds: [drones], product: { id: products[0]!.id } };
    const matches = await listOf(fairId, buyer);
    expect(matches[0]!.participant.id).toBe(seller.id);
    expect(matches[0]!.forYou[0]).toMatchObject(named);
    expect((await matchOf(fairId, seller, buyer)).forThem).toContainEqual(
      expect.objectContaining({ ...named, product: { id: products[0]!.id, name: { en: 'Hover 3', fr: '' } } }),
    );
    expect((await matchOf(fairId, buyer, hidden)).forYou.map(({ code }) => code)).not.toContain(named.code);
  });

  it('leaves out whom the caller has answered, and forgets nobody who said no, in either direction', async () => {
    const { fairId, person } = await evenFair();
    const [one, yes, no, refuser] = [await person(), await person(), await person(), await person()];
    expect((await idsOf(fairId, one)).sort()).toEqual([yes.id, no.id, refuser.id].sort());
    await wish(fairId, one, yes, 'want');
    await wish(fairId, one, no, 'no');
    await wish(fairId, refuser, one, 'no');
    expect(await idsOf(fairId, one)).toEqual([]);
    expect(await idsOf(fairId, refuser)).not.toContain(one.id);
    expect((await absenceOf(fairId, one, yes)).code).toBe('answered');
    expect((await absenceOf(fairId, one, no)).code).toBe('you-said-no');
    expect((await matchOf(fairId, one, yes)).wish).toBe('want');
    // The other side of an answer sees it at once.
    expect((await matchOf(fairId, yes, one)).forYou.map(({ code }) => code)).toContain('wishes-to-meet-you');
  });

  describe('keeps to itself', () => {
    it("another's no: all that is told is the same as of somebody who has not answered", async () => {
      const { fairId, person } = await evenFair();
      const [viewer, silent, refuser] = [await person(), await person(), await person()];
      await listOf(fairId, viewer);
      await wish(fairId, refuser, viewer, 'no');
      // Places are told once exposure was balanced, which must not come between the two looks.
      await server.eventually(
        () => server.db.query(`select 1 from matchmaking.allocation where fair_id = $1`, [fairId]),
        (rows) => rows.length === 1,
      );
      await server.eventually(
        () => matchOf(fairId, viewer, silent),
        ({ places }) => places !== null,
      );
      const told = await matchOf(fairId, viewer, refuser);
      expect(withoutPerson(told)).toEqual(withoutPerson(await matchOf(fairId, viewer, silent)));
      expect(told.score).toBeGreaterThan(0);
      await wish(fairId, viewer, silent, 'want');
      await wish(fairId, viewer, refuser, 'want');
      const [ofSilent, ofRefuser] = [await absenceOf(fairId, viewer, silent), await absenceOf(fairId, viewer, refuser)];
      expect({ ...ofRefuser, person: null }).toEqual({ ...ofSilent, person: null });
      expect(ofRefuser.code).toBe('answered');
    });

    it('why somebody who would be in the list is not proposed: a no and a requirement look alike', async () => {
      const { fairId, person } = await evenFair();
      const [viewer, refuser, demanding] = [await person(), await person(), await person()];
      await server.db.query(
        `update profiles.participant set required_certificates = '{ISO 9001}', requires_strictly = true where id = $1`,
        [demanding.id],
      );
      await wish(fairId, refuser, viewer, 'no');
      const nothing = { code: 'not-proposed', rank: null, score: null, lastScore: null, instead: null, shortfalls: [] };
      expect(await absenceOf(fairId, viewer, refuser)).toMatchObject(nothing);
      expect(await absenceOf(fairId, viewer, demanding)).toMatchObject(nothing);
    });

    it('a no of somebody who would not be in the list anyway', async () => {
      const fairId = await createFairRow(server.db);
      const [tools, paint] = [await topic(fairId, 'Tools'), await topic(fairId, 'Paint')];
      const viewer = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
      const [silent, refuser] = [
        await createPerson(server, fairId, { needs: [paint], offers: [paint] }),
        await createPerson(server, fairId, { needs: [paint], offers: [paint] }),
      ];
      await wish(fairId, refuser, viewer, 'no');
      const [ofSilent, ofRefuser] = [await absenceOf(fairId, viewer, silent), await absenceOf(fairId, viewer, refuser)];
      expect(ofRefuser.code).toBe('nothing-in-common');
      expect({ ...ofRefuser, person: null }).toEqual({ ...ofSilent, person: null });
    });

    it('a requirement of somebody who would not be in the list anyway', async () => {
      const fairId = await createFairRow(server.db);
      const [tools, paint] = [await topic(fairId, 'Tools'), await topic(fairId, 'Paint')];
      const viewer = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
      const [plain, demanding] = [
        await createPerson(server, fairId, { needs: [paint], offers: [paint] }),
        await createPerson(server, fairId, { needs: [paint], offers: [paint] }),
      ];
      await server.db.query(
        `update profiles.participant set required_certificates = '{ISO 9001}', requires_strictly = true where id = $1`,
        [demanding.id],
      );
      const [ofPlain, ofDemanding] = [
        await absenceOf(fairId, viewer, plain),
        await absenceOf(fairId, viewer, demanding),
      ];
      expect(ofDemanding.code).toBe('nothing-in-common');
      expect({ ...ofDemanding, person: null }).toEqual({ ...ofPlain, person: null });
    });

    it('terms of business of the last in a list, whose score is told with every absence', async () => {
      const { fairId, person } = await evenFair();
      const viewer = await person();
      const strangers = await Promise.all(Array.from({ length: 21 }, () => person()));
      await server.db.query(
        `update profiles.participant set deal_sizes = case when id = $2 then '{under-10k}'::text[] else '{over-1m}'::text[] end
         where fair_id = $1`,
        [fairId, viewer.id],
      );
      const list = await viewer.client.call(listRecommendations, { params: { fairId }, query: { limit: 20 } });
      const absent = strangers.find(({ id }) => !list.some((match) => match.participant.id === id))!;
      const { lastScore } = await absenceOf(fairId, viewer, absent);
      expect(lastScore).toBeCloseTo(list.findLast((match) => !match.isExplored)!.score, 9);
    });

    it('what others demand and on what terms they do business, while the own demands are told', async () => {
      const { fairId, person } = await evenFair();
      const [viewer, other, plain] = [
        await person({ company: 'Small' }),
        await person({ company: 'Seller' }),
        await person({ company: 'Plain' }),
      ];
      await server.db.query(`update profiles.company set employees = 9, certificates = '{FSC}' where fair_id = $1`, [
        fairId,
      ]);
      await server.db.query(
        `update profiles.participant set deal_sizes = '{under-10k}', exclusivity = 'refused', stage = 'idea' where id = $1`,
        [viewer.id],
      );
      await server.db.query(
        `update profiles.participant set required_certificates = '{ISO 9001}', deal_sizes = '{over-1m}',
           exclusivity = 'wanted', sought_sizes = '{L}', sought_stages = '{scale}' where id = $1`,
        [other.id],
      );
      const rounded = (match: Match) =>
        JSON.parse(
          JSON.stringify(withoutPerson(match), (_, value) => (typeof value === 'number' ? value.toFixed(9) : value)),
        );
      const [told, ofPlain] = [await matchOf(fairId, viewer, other), await matchOf(fairId, viewer, plain)];
      expect(rounded(told)).toEqual(rounded(ofPlain));
      const listed = (await listOf(fairId, viewer)).find((match) => match.participant.id === other.id)!;
      const { termsForYou: _yours, termsForThem: _theirs, ...view } = told;
      expect(rounded(listed)).toEqual(rounded(view));
      // The same demands, told to the one who makes them; not the viewer's terms of business.
      const back = await matchOf(fairId, other, viewer);
      const own = back.termsForYou.map(({ term }) => term);
      expect(own).toEqual(expect.arrayContaining(['certificates-missing', 'size', 'stage']));
      expect(own).not.toContain('deal-size');
      expect(own).not.toContain('exclusivity');
    });
  });

  describe('in companies', () => {
    it('lists the best two of a company and counts the others', async () => {
      const { fairId, person } = await evenFair();
      const viewer = await person();
      const staff = [1, 2, 3].map(() => person({ company: 'Many SA', kind: 'exhibitor' }));
      const people = await Promise.all(staff);
      const matches = await listOf(fairId, viewer);
      expect(matches).toHaveLength(2);
      expect(matches.map((match) => match.otherColleagues)).toEqual([1, 1]);
      const listed = matches.map((match) => match.participant.id);
      const left = people.find(({ id }) => !listed.includes(id))!;
      const absence = await absenceOf(fairId, viewer, left);
      expect(absence).toMatchObject({ code: 'colleague-fits-better', instead: { companyName: 'Many SA' } });
      expect(listed).toContain(absence.instead!.id);
      await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [left.companyId, fairId]);
      const booth = await viewer.client.call(getBoothAbsence, { params: { fairId, boothId: left.companyId! } });
      expect(booth.map(({ code }) => code)).toEqual(['in-list', 'in-list', 'colleague-fits-better']);
    });

    it('leaves a counterpart to the colleague who has asked, unless one is wished for or means it', async () => {
      const { fairId, person } = await evenFair();
      const [anna, ben] = [
        await person({ company: 'Duo', firstName: 'Anna', lastName: 'Ask' }),
        await person({ company: 'Duo', firstName: 'Ben' }),
      ];
      const counterpart = await person({ company: 'Other' });
      expect(await idsOf(fairId, ben)).toContain(counterpart.id);
      await wish(fairId, anna, counterpart, 'want');
      expect(await idsOf(fairId, ben)).not.toContain(counterpart.id);
      expect(await absenceOf(fairId, ben, counterpart)).toMatchObject({
        code: 'colleague-asked',
        instead: { id: anna.id, name: 'Anna Ask' },
      });
      expect(await matchOf(fairId, ben, counterpart)).toMatchObject({ colleagueAsked: { id: anna.id } });
      const params = { fairId, participantId: counterpart.id };
      const refusal = await ben.client.refusal(setWish, { params, body: { level: 'could' } });
      expect(refusal).toMatchObject({
        code: 'COLLEAGUE_ASKED',
        details: { colleague: 'Anna Ask', colleagueId: anna.id },
      });
      await wish(fairId, ben, counterpart, 'could', true);
      const [row] = await server.db.query(
        `select beside_colleague as beside from matchmaking.wish where from_id = $1`,
        [ben.id],
      );
      expect(row.beside).toBe(true);
      // Once said it may be changed without being asked again; a no is free anyway.
      await wish(fairId, ben, counterpart, 'want');
      await wish(fairId, ben, counterpart, 'no');
      await wish(fairId, counterpart, ben, 'want');
      const third = await person({ company: 'Duo' });
      expect((await matchOf(fairId, ben, counterpart)).wish).toBe('no');
      expect(third.companyId).toBe(anna.companyId);
    });

    it('keeps in the list who has asked for the caller, and who fits the caller clearly better', async () => {
      const fairId = await createFairRow(server.db);
      const [tools, paint] = [await topic(fairId, 'Tools'), await topic(fairId, 'Paint')];
      const expert = await createPerson(server, fairId, { needs: [tools, paint], offers: [tools], company: 'Duo' });
      const novice = await createPerson(server, fairId, { needs: [paint], offers: [paint], company: 'Duo' });
      const seller = await createPerson(server, fairId, { needs: [tools], offers: [tools], company: 'Tools AG' });
      await wish(fairId, novice, seller, 'want');
      expect(await idsOf(fairId, expert)).toContain(seller.id);
      const asker = await createFairRow(server.db);
      const stuff = await topic(asker, 'Stuff');
      const same = { needs: [stuff], offers: [stuff] };
      const one = await createPerson(server, asker, { ...same, company: 'Duo' });
      const two = await createPerson(server, asker, { ...same, company: 'Duo' });
      const other = await createPerson(server, asker, { ...same, company: 'Other' });
      await wish(asker, other, two, 'could');
      await wish(asker, one, other, 'want');
      expect(await idsOf(asker, two)).toContain(other.id);
    });
  });

  it('notes once who was proposed to whom, with place, propensity and features, off the request', async () => {
    const { fairId, person } = await evenFair();
    const [viewer, ...others] = [await person(), await person(), await person()];
    const matches = await listOf(fairId, viewer);
    await listOf(fairId, viewer);
    const rows = await server.eventually(
      () =>
        server.db.query(
          `select shown_id as shown, times, best_position as place, propensity, cardinality(features) as features, features[5] as needs
           from matchmaking.impression where viewer_id = $1 order by best_position`,
          [viewer.id],
        ),
      (seen) => seen.length === 2,
    );
    expect(rows.map((row: { shown: string }) => row.shown)).toEqual(matches.map((match) => match.participant.id));
    expect(rows[0]).toMatchObject({ times: 1, place: 1, features: 23, needs: 1 });
    expect(rows.every((row: { propensity: number }) => row.propensity > 0 && row.propensity <= 1)).toBe(true);
    await wish(fairId, viewer, others[0]!, 'want');
    await listOf(fairId, viewer);
    await server.app.get(ImpressionLog).flush();
    const [again] = await server.db.query(
      `select max(times) as most, count(*)::int as pairs from matchmaking.impression where viewer_id = $1`,
      [viewer.id],
    );
    expect(again).toEqual({ most: 2, pairs: 2 });
    // A month after the fair it is forgotten, and not a day before.
    const kept = async (daysAgo: number) => {
      await server.db.query(
        `update fairs.fair set starts_on = current_date - $2::int, ends_on = current_date - $2::int where id = $1`,
        [fairId, daysAgo],
      );
      await server.app.get(ImpressionSweeper).sweep();
      return server.db.query(`select 1 from matchmaking.impression where fair_id = $1`, [fairId]);
    };
    expect(await kept(29)).not.toEqual([]);
    expect(await kept(30)).toEqual([]);
  });

  it('notes nothing where a list is only compared with what is on the screen', async () => {
    const { fairId, person } = await evenFair();
    const [viewer] = [await person(), await person()];
    const compared = await viewer.client.call(listRecommendations, {
      params: { fairId },
      query: { limit: 20, purpose: 'compare' },
    });
    expect(compared).toHaveLength(1);
    await server.app.get(ImpressionLog).flush();
    const noted = await server.db.query(`select 1 from matchmaking.impression where viewer_id = $1`, [viewer.id]);
    expect(noted).toEqual([]);
  });

  it('tells only people of the fair', async () => {
    const { fairId, person } = await evenFair();
    const viewer = await person();
    const stranger = await createPerson(server, await createFairRow(server.db));
    const params = { fairId, participantId: stranger.id };
    for (const contract of [getMatch, getAbsence]) {
      expect((await viewer.client.refusal(contract, { params })).code).toBe('NOT_FOUND');
    }
    expect((await stranger.client.refusal(listRecommendations, { params: { fairId } })).code).toBe('NOT_FOUND');
    const organiser = await server.signInAs('organiser', fairId, 'looks@example.org');
    expect((await organiser.refusal(listRecommendations, { params: { fairId } })).code).toBe('NOT_ALLOWED');
  });

  describe('after meetings', () => {
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
    /** A buyer, a person with two topics to be rated, and twelve others of which the last one is like that person. */
    const fairOfLikes = async () => {
      const fairId = await createFairRow(server.db);
      const [tools, pumps, peas] = [
        await topic(fairId, 'Tools'),
        await topic(fairId, 'Pumps'),
        await topic(fairId, 'Peas'),
      ];
      const buyer = await createPerson(server, fairId, { needs: [tools], offers: [peas] });
      const rated = await createPerson(server, fairId, { offers: [tools, pumps], lastName: 'Costa', firstName: 'Ana' });
      const others = await Promise.all(
        Array.from({ length: 12 }, () => createPerson(server, fairId, { offers: [tools], needs: [peas] })),
      );
      const like = await createPerson(server, fairId, { offers: [tools, pumps] });
      const rate = (rating: number | null, second: number, topicIds: string[] = []) =>
        server.app.get(MeetingRatedHandler).handle({
          fairId,
          meetingId: rated.id,
          raterId: buyer.id,
          ratedIds: [rated.id],
          rating,
          topicIds,
          at: at(second),
        });
      return { fairId, buyer, rated, others, like, rate, pumps };
    };

    it('people like the well rated come earlier, like the badly rated later, a little, and the reason is said', async () => {
      const { fairId, buyer, rated, like, rate } = await fairOfLikes();
      const placeOf = async () => (await idsOf(fairId, buyer)).indexOf(like.id);
      const before = await placeOf();
      await rate(5, 10);
      const up = await placeOf();
      expect(before - up).toBeGreaterThan(0);
      expect(before - up).toBeLessThanOrEqual(10);
      const reason = { id: rated.id, name: 'Ana Costa', rating: 5 };
      expect(await matchOf(fairId, buyer, like)).toMatchObject({ likeRated: reason });
      expect((await listOf(fairId, buyer))[up]).toMatchObject({ likeRated: reason });
      // What is older counts no more, in whatever order it comes.
      await rate(1, 5);
      expect(await placeOf()).toBe(up);
      await rate(1, 20);
      expect(await placeOf()).toBeGreaterThan(up);
      expect((await matchOf(fairId, buyer, like)).likeRated).toBeNull();
      await rate(null, 30);
      expect(await placeOf()).toBe(before);
    });

    it('people who stand for a noted topic come earlier, also after a meeting without a rating, and the reason is said', async () => {
      const { fairId, buyer, rated, like, rate, pumps } = await fairOfLikes();
      const before = (await idsOf(fairId, buyer)).indexOf(like.id);
      await rate(null, 10, [pumps]);
      const list = await listOf(fairId, buyer);
      const up = list.findIndex(({ participant }) => participant.id === like.id);
      expect(up).toBeLessThan(before);
      expect(list[up]).toMatchObject({
        likeRated: null,
        asNoted: { id: rated.id, name: 'Ana Costa', topicId: pumps },
      });
      await rate(null, 20);
      expect(await matchOf(fairId, buyer, like)).toMatchObject({ likeRated: null, asNoted: null });
    });

    it('nothing changes for whoever was rated, nor for anybody else', async () => {
      const { fairId, buyer, rated, like, others, rate } = await fairOfLikes();
      const seen = (who: TestPerson) => listOf(fairId, who);
      const readers = [rated, like, others[0]!];
      const before = await Promise.all(readers.map(seen));
      const scores = async () => (await listOf(fairId, buyer)).map(({ participant, score }) => [participant.id, score]);
      const own = await scores();
      await rate(1, 10);
      expect(await Promise.all(readers.map(seen))).toEqual(before);
      // The numbers stay what they are: only the order follows.
      expect((await scores()).sort()).toEqual(own.sort());
    });
  });
});
