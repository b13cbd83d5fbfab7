import { publishBooth, saveBoothDraft, withdrawBooth } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { Outbox } from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { createFairRow, createPerson, productNamed, type TestClient, TestServer, writeBooth } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';
import { BoothsDataModule } from '../booths-data.module.js';
import { BoothRepository } from './booth.repository.js';
import { BoothReader } from './booth-reader.js';
import { BoothSetupService } from './booth-setup.service.js';

jest.setTimeout(60_000);

describe('what booths say', () => {
  let server: TestServer;
  let fairId: string;
  let boothId: string;
  let otherId: string;
  let staff: TestClient;
  let organiser: TestClient;
  let reader: BoothReader;

  beforeAll(async () => {
    // Without the worker: events stay in the outbox, where they can be looked at.
    server = await TestServer.start(
      { name: 'booths', api: [BoothsModule, BoothsDataModule], worker: [], hasDatabase: true, domains: [] },
      { APP_ROLES: 'api' },
    );
    reader = server.app.get(BoothReader);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    const person = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    const other = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Other' });
    staff = person.client;
    organiser = await server.signInAs('organiser', fairId, `${fairId}@example.org`);
    [boothId, otherId] = [person.companyId!, other.companyId!];
  });

  const setUp = (taglines: Record<string, string>) =>
    new BoothSetupService(
      server.app.get(BoothRepository),
      server.app.get(CompanyReader),
      server.app.get(FairReader),
      server.db,
      server.app.get(Outbox),
    ).setUp(
      fairId,
      Object.entries(taglines).map(([companyId, tagline]) => ({ companyId, size: 'S', tagline })),
    );

  /** The companies whose booths have changed since this was last asked. */
  const changed = async (): Promise<string[]> => {
    const [rows]: [{ payload: { companyId: string; fairId: string } }[], number] = await server.db.query(
      `delete from platform.outbox where name = 'booth.changed.v1' and payload->>'fairId' = $1 returning payload`,
      [fairId],
    );
    return rows.map(({ payload }) => payload.companyId);
  };

  it('are told to have changed when an import sets them up with other words, and only then', async () => {
    await setUp({ [boothId]: 'Robots', [otherId]: '' });
    expect(await changed()).toEqual([boothId]);
    await setUp({ [boothId]: 'Robots', [otherId]: '' });
    expect(await changed()).toEqual([]);
    await setUp({ [boothId]: 'Robots', [otherId]: 'Boxes' });
    expect(await changed()).toEqual([otherId]);
  });

  it('are told to have changed when what the matcher reads is published, not with drafts, links or refused changes', async () => {
    await setUp({ [boothId]: '', [otherId]: '' });
    await changed();
    const place = { params: { fairId, boothId } };
    const write = async (change: Parameters<typeof writeBooth>[2]) => {
      await writeBooth(staff, place, change);
      return changed();
    };
    expect(await write({ description: { en: '', fr: 'Des robots' } })).toEqual([boothId]);
    expect(await write({ tagline: { en: 'Robots', fr: '' } })).toEqual([boothId]);
    expect(await write({ website: 'https://own.example', links: [], video: '' })).toEqual([]);
    const product = productNamed('Arm');
    expect(await write({ products: [product] })).toEqual([boothId]);
    const topics = await topicsOf(fairId);
    expect(await write({ products: [{ ...product, topics: [topics[0]!] }] })).toEqual([boothId]);
    expect(await write({ products: [{ ...product, topics: [topics[0]!] }] })).toEqual([]);
    expect(await write({ products: [] })).toEqual([boothId]);
    const elsewhere = { params: { fairId, boothId: otherId } };
    await staff.refusal(publishBooth, { ...elsewhere, body: { revision: 0 } });
    expect(await changed()).toEqual([]);
  });

  async function topicsOf(ofFair: string): Promise<string[]> {
    const rows: { id: string }[] = await server.db.query(
      `insert into fairs.topic (fair_id, name_en, name_fr, position)
       values ($1, 'Robotics', 'Robotique', 0), ($1, 'Food', 'Food', 1) returning id`,
      [ofFair],
    );
    return rows.map(({ id }) => id);
  }

  it('are read by company as one text: tagline, description, products in their order, then their topics', async () => {
    await setUp({ [boothId]: 'Robots', [otherId]: '' });
    const place = { params: { fairId, boothId } };
    const [robotics, food] = await topicsOf(fairId);
    await writeBooth(staff, place, {
      description: { en: 'From Liège', fr: 'De Liège' },
      products: [
        { ...productNamed('Zeta arm'), description: { en: 'Six axes', fr: '' }, topics: [robotics!] },
        { ...productNamed('Alpha gripper'), topics: [robotics!, food!] },
      ],
    });
    const text = 'Robots\nFrom Liège\nDe Liège\nZeta arm\nSix axes\nAlpha gripper\n';
    const offer = (await reader.offers(fairId)).get(boothId)!;
    const read = offer.text;
    expect([...offer.topics].sort()).toEqual([robotics, food].sort());
    expect(read.startsWith(text)).toBe(true);
    expect(read.slice(text.length).split('\n').sort()).toEqual(['Food', 'Robotics', 'Robotique']);
    expect(await reader.offers(fairId)).toEqual(new Map([[boothId, offer]]));
    expect(await reader.offers(fairId, [boothId, otherId])).toEqual(new Map([[boothId, offer]]));
    expect(await reader.offers(fairId, [otherId])).toEqual(new Map());
    expect(await reader.offers(fairId, [])).toEqual(new Map());
    expect(await reader.offers(await createFairRow(server.db), [boothId])).toEqual(new Map());
    const about = async (topic: string) =>
      (await reader.productsAbout(fairId, [boothId, otherId], [topic])).map(({ name }) => name.en);
    expect([await about(robotics!), await about(food!)]).toEqual([['Zeta arm', 'Alpha gripper'], ['Alpha gripper']]);
  });

  it('are read only of what is published', async () => {
    await setUp({ [boothId]: 'Robots' });
    const place = { params: { fairId, boothId } };
    await changed();
    const draft = await organiser.call(withdrawBooth, place);
    expect(await changed()).toEqual([boothId]);
    expect(await reader.offers(fairId)).toEqual(new Map());
    const content = { ...draft.content, tagline: { en: 'Drones', fr: '' } };
    const { revision } = await staff.call(saveBoothDraft, { ...place, body: { revision: draft.revision, content } });
    expect(await reader.offers(fairId)).toEqual(new Map());
    await staff.call(publishBooth, { ...place, body: { revision } });
    expect(await reader.offers(fairId)).toEqual(new Map([[boothId, { text: 'Drones', topics: [] }]]));
    expect(await changed()).toEqual([boothId]);
  });

  it('are read up to 4,000 characters, none of them in halves', async () => {
    await setUp({ [boothId]: '' });
    const place = { params: { fairId, boothId } };
    await writeBooth(staff, place, {
      description: { en: '😀'.repeat(2000), fr: '' },
      products: ['A', 'B', 'C'].map((name) => ({
        ...productNamed(name),
        description: { en: 'é'.repeat(1000), fr: '' },
      })),
    });
    const text = (await reader.offers(fairId)).get(boothId)?.text;
    expect(Array.from(text ?? '')).toHaveLength(4000);
    expect(text).not.toMatch(/\uFFFD/);
    expect(text?.startsWith('😀'.repeat(2000))).toBe(true);
  });
});
