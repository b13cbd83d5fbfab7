import { getMeeting, setWish } from '@parvis/contracts';
import { MatchmakingModule } from '@parvis/matchmaking';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { DataSource } from 'typeorm';
import { MeetingBooker } from '../booking/meeting-booker.js';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { RequestProductHandler } from './request-product.handler.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('what a meeting is about', () => {
  let server: TestServer;
  let fairId: string;
  let buyer: TestPerson;
  let seller: TestPerson;
  let products: string[];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'requests',
      api: [MeetingsModule, MatchmakingModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    buyer = await createPerson(server, fairId, { company: 'Buyers' });
    seller = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Sellers' });
    await server.db.query(`insert into booths.booth (id, fair_id, published_at) values ($1, $2, now())`, [
      seller.companyId,
      fairId,
    ]);
    const rows: { id: string }[] = await server.db.query(
      `insert into booths.product (booth_id, name, description, position)
       select $1, jsonb_build_object('en', name, 'fr', ''), '{"en": "", "fr": ""}', 0 from unnest(array['Pump', 'Valve']) as name returning id`,
      [seller.companyId],
    );
    products = rows.map(({ id }) => id);
  });

  const ask = (from: TestPerson, to: TestPerson, productId: string | null) =>
    from.client.call(setWish, { params: { fairId, participantId: to.id }, body: { level: 'want', productId } });
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const book = () =>
    server.app.get(DataSource).transaction(async (manager) => {
      const times = { startsAt: inHours(1), endsAt: inHours(1.5) };
      return server.app.get(MeetingBooker).book(manager, { fairId, aId: buyer.id, bId: seller.id, ...times });
    });
  const aboutFor = async (person: TestPerson, meetingId: string) =>
    (await person.client.call(getMeeting, { params: { fairId, meetingId } })).products;
  const heard = (from: TestPerson, to: TestPerson) =>
    server.app.get(RequestProductHandler).handle({ fairId, fromId: from.id, toId: to.id });

  it('comes from the request, is shown to both, and stays when the product is gone', async () => {
    const [pump] = products;
    await ask(buyer, seller, pump!);
    const meetingId = (await book())!;
    const about = [{ id: pump, name: { en: 'Pump', fr: '' }, askedById: buyer.id }];
    for (const person of [buyer, seller]) expect(await aboutFor(person, meetingId)).toEqual(about);
    await server.db.query(`delete from booths.product where id = $1`, [pump]);
    for (const person of [buyer, seller]) expect(await aboutFor(person, meetingId)).toEqual(about);
  });

  it('can be said, changed and taken back by each of the two while the meeting is ahead', async () => {
    const [pump, valve] = products;
    const meetingId = (await book())!;
    await ask(seller, buyer, valve!);
    await heard(seller, buyer);
    await ask(buyer, seller, valve!);
    await heard(buyer, seller);
    await ask(buyer, seller, pump!);
    await heard(buyer, seller);
    await heard(buyer, seller);
    const said = async () =>
      new Map((await aboutFor(seller, meetingId)).map(({ askedById, name }) => [askedById, name.en]));
    expect(await said()).toEqual(
      new Map([
        [buyer.id, 'Pump'],
        [seller.id, 'Valve'],
      ]),
    );
    await ask(buyer, seller, null);
    await heard(buyer, seller);
    expect(await said()).toEqual(new Map([[seller.id, 'Valve']]));
  });
});
