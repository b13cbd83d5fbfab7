import { addProduct, deleteProduct, updateBooth, updateProduct } from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { createFairRow, createPerson, type TestClient, TestServer } from '@parvis/testing';
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
    [boothId, otherId] = [person.companyId!, other.companyId!];
  });

  const setUp = (taglines: Record<string, string>) =>
    new BoothSetupService(
      server.app.get(BoothRepository),
      server.app.get(CompanyReader),
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

  it('are told to have changed with each text and product, not with links or refused changes', async () => {
    await setUp({ [boothId]: '', [otherId]: '' });
    await changed();
    const place = { params: { fairId, boothId } };
    await staff.call(updateBooth, { ...place, body: { description: 'We build robots' } });
    expect(await changed()).toEqual([boothId]);
    await staff.call(updateBooth, { ...place, body: { tagline: 'Robots' } });
    expect(await changed()).toEqual([boothId]);
    await staff.call(updateBooth, { ...place, body: { website: 'https://own.example', links: [] } });
    expect(await changed()).toEqual([]);
    const { id: productId } = await staff.call(addProduct, { ...place, body: { name: 'Arm' } });
    expect(await changed()).toEqual([boothId]);
    const product = { params: { fairId, boothId, productId } };
    await staff.call(updateProduct, { ...product, body: { name: 'Arm 2' } });
    expect(await changed()).toEqual([boothId]);
    await staff.call(deleteProduct, product);
    expect(await changed()).toEqual([boothId]);
    expect((await staff.refusal(deleteProduct, product)).code).toBe('NOT_FOUND');
    const elsewhere = { params: { fairId, boothId: otherId } };
    expect((await staff.refusal(updateBooth, { ...elsewhere, body: { tagline: 'x' } })).code).toBe('NOT_ALLOWED');
    expect(await changed()).toEqual([]);
  });

  it('are read by company as one text: tagline, description, products in their order', async () => {
    await setUp({ [boothId]: 'Robots', [otherId]: '' });
    const place = { params: { fairId, boothId } };
    await staff.call(updateBooth, { ...place, body: { description: 'From Liège' } });
    await staff.call(addProduct, { ...place, body: { name: 'Zeta arm', description: 'Six axes' } });
    await staff.call(addProduct, { ...place, body: { name: 'Alpha gripper' } });
    const text = 'Robots\nFrom Liège\nZeta arm\nSix axes\nAlpha gripper';
    expect(await reader.matchTexts(fairId)).toEqual(new Map([[boothId, text]]));
    expect(await reader.matchTexts(fairId, [boothId, otherId])).toEqual(new Map([[boothId, text]]));
    expect(await reader.matchTexts(fairId, [otherId])).toEqual(new Map());
    expect(await reader.matchTexts(fairId, [])).toEqual(new Map());
    expect(await reader.matchTexts(await createFairRow(server.db), [boothId])).toEqual(new Map());
  });

  it('are read up to 4,000 characters, none of them in halves', async () => {
    await setUp({ [boothId]: '' });
    const place = { params: { fairId, boothId } };
    await staff.call(updateBooth, { ...place, body: { description: '😀'.repeat(2000) } });
    for (const name of ['A', 'B', 'C'])
      await staff.call(addProduct, { ...place, body: { name, description: 'é'.repeat(1000) } });
    const text = (await reader.matchTexts(fairId)).get(boothId);
    expect(Array.from(text ?? '')).toHaveLength(4000);
    expect(text).not.toMatch(/\uFFFD/);
    expect(text?.startsWith('😀'.repeat(2000))).toBe(true);
  });
});
