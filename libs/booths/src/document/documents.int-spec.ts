import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addDocument,
  askForDocument,
  type BoothDocument,
  type DocumentLevel,
  decideOnReader,
  deleteDocument,
  downloadDocument,
  downloadSignature,
  getBoothAgreement,
  getLead,
  listDocumentReaders,
  listDocumentReadings,
  listDocuments,
  listDocumentVersions,
  listLeads,
  listOwnDocuments,
  listOwnReadings,
  orderDocuments,
  putBoothAgreement,
  putStandardAgreement,
  readDocumentPage,
  replaceDocumentFile,
  signAgreement,
  updateDocument,
} from '@parvis/contracts';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import sharp from 'sharp';
import { BoothsModule } from '../booths.module.js';
import { BoothsWorkerModule } from '../booths-worker.module.js';
import { DocumentFileSweeper } from './document-file-sweeper.js';
import { PageStore } from './page-store.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

/** A PDF whose pages are blank, so that everything that is not white is the watermark. */
async function blankPdf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) pdf.addPage([595, 842]);
  return pdf.save();
}

/** What a PDF says, the text file in it, and how many pictures are on its pages. */
async function pdfText(bytes: Buffer): Promise<{ text: string; attached: string; pictures: number }> {
  const pdf = await PDFDocument.load(bytes);
  const streams = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));
  const contents = streams.map((stream) => Buffer.from(decodePDFRawStream(stream).decode()));
  const kindOf = (stream: PDFRawStream) => String(stream.dict.get(PDFName.of('Type')) ?? '');
  const subtypeOf = (stream: PDFRawStream) => String(stream.dict.get(PDFName.of('Subtype')) ?? '');
  const shown = contents
    .flatMap((content) => [...content.toString('latin1').matchAll(/<([0-9A-F]+)> Tj/g)])
    .map(([, hex]) => new TextDecoder('windows-1252').decode(Buffer.from(hex ?? '', 'hex')));
  const attached = contents[streams.findIndex((stream) => kindOf(stream) === '/EmbeddedFile')];
  return {
    text: shown.join(' '),
    attached: attached?.toString('utf8') ?? '',
    pictures: streams.filter((stream) => subtypeOf(stream) === '/Image').length,
  };
}

describe('documents of a booth', () => {
  let server: TestServer;
  let folder: string;
  let fairId: string;
  let boothId: string;
  let staff: TestPerson;
  let buyer: TestPerson;
  let other: TestPerson;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-documents-'));
    server = await TestServer.start(
      { name: 'booths', api: [BoothsModule], worker: [BoothsWorkerModule], hasDatabase: true, domains: [] },
      // As behind the edge.
      { FILES_DIR: folder, TRUST_PROXY: '1' },
    );
    fairId = await createFairRow(server.db);
    staff = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Zephyr' });
    boothId = staff.companyId!;
    await server.db.query(`insert into booths.booth (id, fair_id, size) values ($1, $2, 'L')`, [boothId, fairId]);
    buyer = await createPerson(server, fairId, {
      company: 'Acme & Söhne <GmbH>',
      firstName: 'Łucja',
      lastName: 'Nowák',
    });
    other = await createPerson(server, fairId, { company: 'Rival', kind: 'exhibitor' });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const booth = () => ({ params: { fairId, boothId } });
  const at = (documentId: string, more: Record<string, string> = {}) => ({
    params: { fairId, boothId, documentId, ...more },
  });
  const page = (documentId: string, number: number | string = 1, version?: number) => ({
    ...at(documentId, { page: String(number) }),
    query: { version },
  });

  const add = async (level: DocumentLevel, file?: { name: string; bytes: Uint8Array }): Promise<BoothDocument> =>
    staff.client.call(addDocument, {
      ...booth(),
      query: { level },
      file: file ?? { name: 'Secret plans.pdf', bytes: await blankPdf(2) },
    });
  const seenBy = async (client: TestClient, id: string) =>
    (await client.call(listDocuments, booth())).items.find((item) => item.id === id);
  const sign = async (person: TestPerson, documentId: string, name = 'Łucja Nowák') => {
    const agreement = await person.client.call(getBoothAgreement, booth());
    return person.client.call(signAgreement, {
      ...at(documentId),
      body: { agreementId: agreement.id, language: 'en', name },
    });
  };
  const picture = async (client: TestClient, documentId: string, number = 1) => {
    const response = await client.raw(readDocumentPage, page(documentId, number));
    expect(response.status).toBe(200);
    return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  /** Share of the pixels that are not white. */
  const marked = async (bytes: Buffer) => {
    const { data } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    return data.filter((value) => value < 245).length / data.length;
  };
  const decide = (documentId: string, person: TestPerson, decision: 'granted' | 'refused' | 'revoked', more = {}) =>
    staff.client.call(decideOnReader, {
      ...at(documentId, { participantId: person.id }),
      body: { decision, ...more },
    });

  it('under an NDA is refused, signed for, seen with a watermark, revoked and refused again', async () => {
    const { id } = await add('nda');
    expect(await seenBy(buyer.client, id)).toMatchObject({ title: 'Secret plans', access: 'sign', signatureId: null });
    expect(await buyer.client.refusal(readDocumentPage, page(id))).toMatchObject({
      code: 'DOCUMENT_CLOSED',
      details: { access: 'sign' },
    });
    expect((await buyer.client.refusal(downloadDocument, at(id))).code).toBe('DOCUMENT_CLOSED');

    await sign(buyer, id);
    const { headers, bytes } = await picture(buyer.client, id);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('image/webp');
    const share = await marked(bytes);
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.4);
    expect((await buyer.client.refusal(readDocumentPage, page(id, 3))).code).toBe('NOT_FOUND');
    // The file itself never leaves, whatever was signed.
    expect((await buyer.client.refusal(downloadDocument, at(id))).code).toBe('NOT_ALLOWED');

    await decide(id, buyer, 'revoked');
    expect(await buyer.client.refusal(readDocumentPage, page(id))).toMatchObject({
      code: 'DOCUMENT_CLOSED',
      details: { access: 'revoked' },
    });
    // Signing once more opens nothing that was taken back.
    const agreement = await buyer.client.call(getBoothAgreement, booth());
    const body = { agreementId: agreement.id, language: 'fr' as const, name: 'X' };
    expect((await buyer.client.refusal(signAgreement, { ...at(id), body })).code).toBe('DOCUMENT_CLOSED');
    await decide(id, buyer, 'granted');
    await picture(buyer.client, id);
  });

  it('bears the mark of each reader on every page, and none where it is public', async () => {
    const { id } = await add('nda');
    await sign(buyer, id);
    await sign(other, id, 'Alex');
    const [mine, second, theirs] = await Promise.all([
      picture(buyer.client, id),
      picture(buyer.client, id, 2),
      picture(other.client, id),
    ]);
    expect(await marked(second.bytes)).toBeGreaterThan(0.01);
    expect(mine.bytes.equals(theirs.bytes)).toBe(false);
    await staff.client.call(updateDocument, { ...at(id), body: { level: 'public' } });
    expect(await marked((await picture(buyer.client, id)).bytes)).toBe(0);
  });

  it('may be a picture, however small', async () => {
    const png = await sharp({ create: { width: 60, height: 400, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { id, file } = await add('nda', { name: 'plan.png', bytes: png });
    expect(file).toMatchObject({ pages: 1, type: 'image/webp', name: 'plan.webp' });
    await sign(buyer, id);
    const { bytes } = await picture(buyer.client, id);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 60, height: 400 });
    expect(await marked(bytes)).toBeGreaterThan(0);
  });

  it('under an NDA is only what can carry a watermark', async () => {
    const text = { name: 'list.csv', bytes: Buffer.from('a;b') };
    const refused = await staff.client.refusal(addDocument, { ...booth(), query: { level: 'nda' }, file: text });
    expect(refused.code).toBe('DOCUMENT_NEEDS_PAGES');
    const { id } = await add('request', text);
    expect((await staff.client.refusal(updateDocument, { ...at(id), body: { level: 'nda' } })).code).toBe(
      'DOCUMENT_NEEDS_PAGES',
    );
    const nda = await add('nda');
    expect((await staff.client.refusal(replaceDocumentFile, { ...at(nda.id), file: text })).code).toBe(
      'DOCUMENT_NEEDS_PAGES',
    );
  });

  it.each([
    [
      'a program',
      { name: 'plan.pdf', bytes: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1') },
      'FILE_TYPE_NOT_SUPPORTED',
    ],
    ['a page of scripts', { name: 'a.html', bytes: Buffer.from('<script>1</script>') }, 'FILE_TYPE_NOT_SUPPORTED'],
    ['half a PDF', { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj\n') }, 'FILE_UNREADABLE'],
  ])('is not %s', async (_, file, code) => {
    expect((await staff.client.refusal(addDocument, { ...booth(), query: { level: 'public' }, file })).code).toBe(code);
  });

  it('on request is asked for, refused with a note, and granted until its time is over', async () => {
    const { id } = await add('request', { name: '../../prices.csv', bytes: Buffer.from('a;b\n1;2') });
    expect((await buyer.client.refusal(downloadDocument, at(id))).code).toBe('DOCUMENT_CLOSED');
    const asked = await buyer.client.call(askForDocument, { ...at(id), body: { note: 'For a tender' } });
    expect(asked).toMatchObject({ access: 'asked', waiting: 0 });
    expect((await seenBy(staff.client, id))?.waiting).toBe(1);
    const {
      items: [reader],
    } = await staff.client.call(listDocumentReaders, { ...at(id), query: {} });
    expect(reader).toMatchObject({
      person: { id: buyer.id },
      state: 'asked',
      askedNote: 'For a tender',
      signature: null,
    });

    await decide(id, buyer, 'refused', { note: 'Not yet' });
    expect(await seenBy(buyer.client, id)).toMatchObject({ access: 'refused', answerNote: 'Not yet' });
    expect((await buyer.client.refusal(askForDocument, { ...at(id), body: {} })).code).toBe('DOCUMENT_CLOSED');

    await decide(id, buyer, 'granted', { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    const response = await buyer.client.raw(downloadDocument, at(id));
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="prices.csv"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('a;b\n1;2');

    await decide(id, buyer, 'granted', { expiresAt: new Date(Date.now() - 1000).toISOString() });
    expect(await buyer.client.refusal(downloadDocument, at(id))).toMatchObject({ details: { access: 'lapsed' } });
    expect((await buyer.client.call(askForDocument, { ...at(id), body: {} })).access).toBe('asked');
  });

  it('gives each grant its own days', async () => {
    const { id } = await add('nda');
    await staff.client.call(updateDocument, { ...at(id), body: { accessDays: 3 } });
    await sign(buyer, id);
    const until = Date.parse((await seenBy(buyer.client, id))?.accessUntil ?? '');
    expect(Math.abs(until - Date.now() - 3 * 86_400_000)).toBeLessThan(60_000);
  });

  it('that is withdrawn or expired is there for its team only, at once', async () => {
    const { id } = await add('public');
    await picture(buyer.client, id);
    await staff.client.call(updateDocument, { ...at(id), body: { isWithdrawn: true } });
    expect((await buyer.client.refusal(readDocumentPage, page(id))).code).toBe('DOCUMENT_CLOSED');
    expect(await seenBy(buyer.client, id)).toBeUndefined();
    expect((await seenBy(staff.client, id))?.isWithdrawn).toBe(true);
    const expiresAt = new Date(Date.now() - 1000).toISOString();
    await staff.client.call(updateDocument, { ...at(id), body: { isWithdrawn: false, expiresAt } });
    expect((await buyer.client.refusal(readDocumentPage, page(id))).code).toBe('DOCUMENT_CLOSED');
    await staff.client.call(updateDocument, { ...at(id), body: { expiresAt: null } });
    await picture(buyer.client, id);
  });

  it('has versions; former ones are its team’s', async () => {
    const { id } = await add('public', { name: 'one.csv', bytes: Buffer.from('1') });
    await staff.client.call(replaceDocumentFile, { ...at(id), file: { name: 'two.csv', bytes: Buffer.from('2') } });
    const read = async (client: TestClient, version?: number) =>
      (await client.raw(downloadDocument, { ...at(id), query: { version } })).text();
    expect(await read(buyer.client)).toBe('2');
    expect(await read(staff.client, 1)).toBe('1');
    expect((await buyer.client.refusal(downloadDocument, { ...at(id), query: { version: 1 } })).code).toBe('NOT_FOUND');
    const versions = await staff.client.call(listDocumentVersions, at(id));
    expect(versions.map(({ version, name }) => [version, name])).toEqual([
      [2, 'two.csv'],
      [1, 'one.csv'],
    ]);
  });

  it('notes each page for its team and, about themselves, for its readers', async () => {
    const { id } = await add('nda');
    await sign(buyer, id);
    await picture(buyer.client, id, 2);
    await picture(buyer.client, id, 1);
    const { items, total } = await staff.client.call(listDocumentReadings, at(id));
    expect(total).toBe(2);
    expect(items.map((item) => [item.page, item.version, item.name, item.companyName])).toEqual([
      [1, 1, 'Łucja Nowák', 'Acme & Söhne <GmbH>'],
      [2, 1, 'Łucja Nowák', 'Acme & Söhne <GmbH>'],
    ]);
    expect(items[0]?.address).toContain('127.0.0.1');
    const first = await staff.client.call(listDocumentReadings, { ...at(id), query: { limit: 1 } });
    const second = await staff.client.call(listDocumentReadings, {
      ...at(id),
      query: { limit: 1, cursor: first.nextCursor ?? '' },
    });
    expect([...first.items, ...second.items]).toEqual(items);
    const own = await buyer.client.call(listOwnReadings, { params: { fairId } });
    expect(own.items.slice(0, 2)).toEqual(items);
    expect(
      (await other.client.call(listOwnReadings, { params: { fairId } })).items.some((item) => item.documentId === id),
    ).toBe(false);
    const {
      items: [reader],
    } = await staff.client.call(listDocumentReaders, { ...at(id), query: {} });
    expect(reader).toMatchObject({ readings: 2, signature: { typedName: 'Łucja Nowák' } });
    expect((await buyer.client.call(listOwnDocuments, { params: { fairId } }))[0]).toMatchObject({
      companyName: 'Zephyr',
      document: { id, access: 'open' },
    });
  });

  it('lists its readers page by page, those who wait first, everybody once', async () => {
    const { id } = await add('request', { name: 'prices.txt', bytes: Buffer.from('1') });
    const guests = await Promise.all([1, 2, 3, 4].map(() => createPerson(server, fairId, { company: 'Guests' })));
    for (const guest of guests) await guest.client.call(askForDocument, { ...at(id), body: {} });
    await decide(id, guests[3]!, 'granted');
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const part = await staff.client.call(listDocumentReaders, { ...at(id), query: { limit: 3, cursor } });
      expect(part.total).toBe(4);
      pages.push(part.items.map(({ person }) => person.id));
      cursor = part.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual([[guests[2]!.id, guests[1]!.id, guests[0]!.id], [guests[3]!.id]]);
  });

  it('notes the address that the edge tells, not one that the reader made up', async () => {
    const { id } = await add('public');
    const response = await fetch(`${server.url}/api/booths/${fairId}/booths/${boothId}/documents/${id}/pages/1`, {
      headers: { cookie: buyer.client.cookie, 'x-forwarded-for': '192.0.2.66, 203.0.113.7' },
    });
    expect(response.status).toBe(200);
    const { items } = await staff.client.call(listDocumentReadings, at(id));
    expect(items.map(({ address }) => address)).toEqual(['203.0.113.7']);
  });

  it('tells once that somebody has opened it', async () => {
    const { id } = await add('public', { name: 'Seen by many.pdf', bytes: await blankPdf(2) });
    await Promise.all([picture(buyer.client, id), picture(buyer.client, id, 2), picture(staff.client, id)]);
    const timeline = () =>
      server.db.query<{ at: Date }[]>(`select at from booths.document_opening where document_id = $1`, [id]);
    expect(await timeline()).toHaveLength(1);
    const { items } = await server.eventually(
      () => staff.client.call(listLeads, { params: { fairId } }),
      (page) => page.items.some(({ person, sources }) => person.id === buyer.id && sources.includes('document')),
    );
    const leadId = items.find(({ person }) => person.id === buyer.id)?.id ?? '';
    const { timeline: happenings } = await server.eventually(
      () => staff.client.call(getLead, { params: { fairId, leadId } }),
      (lead) => lead.timeline.some(({ details }) => details.title === 'Seen by many'),
    );
    expect(happenings.filter(({ details }) => details.title === 'Seen by many')).toHaveLength(1);
  });

  describe('agreements', () => {
    it('have versions; what was signed stays as it was signed', async () => {
      const organiser = await server.signInAs('organiser', fairId, 'agreements@fair.example');
      const { id } = await add('nda');
      const before = await buyer.client.call(getBoothAgreement, booth());
      const signed = await sign(buyer, id, 'Typed <b>Name</b>');
      const text = { en: 'Second text', fr: '' };
      const second = await organiser.call(putStandardAgreement, { params: { fairId }, body: { text } });
      expect(second.number).toBe(before.number + 1);
      await picture(buyer.client, id);
      // Whoever comes now signs the new text, and not the former one that still is on a screen.
      const stale = { agreementId: before.id, language: 'en' as const, name: 'Alex' };
      expect((await other.client.refusal(signAgreement, { ...at(id), body: stale })).code).toBe('CONFLICT');
      await sign(other, id, 'Alex');

      const record = await buyer.client.raw(downloadSignature, { params: { fairId, signatureId: signed.id } });
      expect(record.headers.get('content-disposition')).toContain('attachment');
      expect(record.headers.get('content-security-policy')).toContain('sandbox');
      expect(record.headers.get('content-type')).toBe('application/pdf');
      const said = await pdfText(Buffer.from(await record.arrayBuffer()));
      for (const part of ['Typed <b>Name</b>', 'Acme & Söhne <GmbH>', 'Confidentiality agreement', '127.0.0.1'])
        expect(said.text).toContain(part);
      expect(said.text).not.toContain('Second text');
      // The text is in it byte by byte, under the sum that is stated.
      expect(said.attached).toBe(before.text.en);
      expect(said.text).toContain(createHash('sha256').update(said.attached).digest('hex'));
      // Letters that the standard fonts lack are drawn.
      expect(said.pictures).toBeGreaterThan(0);
      const place = { params: { fairId, signatureId: signed.id } };
      expect((await staff.client.raw(downloadSignature, place)).status).toBe(200);
      expect((await other.client.refusal(downloadSignature, place)).code).toBe('NOT_FOUND');
      expect((await organiser.refusal(downloadSignature, place)).code).toBe('NOT_FOUND');
    });

    it('are the booth’s own as long as it wants', async () => {
      const standard = await buyer.client.call(getBoothAgreement, booth());
      const own = await staff.client.call(putBoothAgreement, { ...booth(), body: { text: { en: '', fr: 'À nous' } } });
      expect(own).toMatchObject({ isOwn: true, number: 1, text: { en: '', fr: 'À nous' } });
      expect(await buyer.client.call(getBoothAgreement, booth())).toEqual(own);
      expect(await staff.client.call(putBoothAgreement, { ...booth(), body: { text: null } })).toEqual(standard);
    });

    it('and signatures cannot be changed, not even in the database', async () => {
      await expect(server.db.query(`update booths.signature set typed_name = 'Nobody'`)).rejects.toThrow('is kept');
      await expect(server.db.query(`delete from booths.signature`)).rejects.toThrow('is kept');
      await expect(server.db.query(`update booths.agreement set text = '{}'`)).rejects.toThrow('is kept');
    });
  });

  it('are put in order, and no more than the package holds', async () => {
    const { items } = await staff.client.call(listDocuments, booth());
    const ids = items.map(({ id }) => id).toReversed();
    await staff.client.call(orderDocuments, { ...booth(), body: { ids } });
    expect((await staff.client.call(listDocuments, booth())).items.map(({ id }) => id)).toEqual(ids);
    await server.db.query(
      `insert into booths.package (fair_id, size, products, people, documents) values ($1, 'L', 100, 100, $2)`,
      [fairId, ids.length + 1],
    );
    const file = { name: 'a.txt', bytes: Buffer.from('x') };
    const answers = await Promise.all(
      [1, 2, 3].map(() => staff.client.raw(addDocument, { ...booth(), query: { level: 'public' }, file })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  it('take their files along when they go, and leave signatures', async () => {
    await server.db.query(`delete from booths.package`);
    const { id } = await add('nda');
    const { id: signatureId } = await sign(buyer, id);
    await picture(buyer.client, id);
    const files = async () => (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name)).length;
    const before = await files();
    await staff.client.call(deleteDocument, at(id));
    expect((await buyer.client.refusal(readDocumentPage, page(id))).code).toBe('NOT_FOUND');
    await server.app.get(DocumentFileSweeper).sweep();
    expect(await files()).toBe(before - 2);
    expect((await buyer.client.raw(downloadSignature, { params: { fairId, signatureId } })).status).toBe(200);
  });

  it('leave no page behind that was being drawn when they went', async () => {
    const { id } = await add('nda');
    const find = () =>
      server.db.query<[{ id: string; key: string; type: string; pages: number }]>(
        `select id, key, type, pages from booths.document_version where document_id = $1`,
        [id],
      );
    const [version] = await find();
    await staff.client.call(deleteDocument, at(id));
    await server.app.get(PageStore).page(version, 1);
    await server.db.query(`update booths.file_removal set due_at = now()`);
    await server.app.get(DocumentFileSweeper).sweep();
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((name) => name.includes(version.id) && name.endsWith('.webp'))).toEqual([]);
  });
});
