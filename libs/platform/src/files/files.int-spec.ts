import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { type AppConfig, loadConfig } from '../config/app-config.js';
import { FileStore } from './file-store.js';
import { inspectUpload } from './upload-inspector.js';

const inspect = (originalname: string, bytes: Buffer) =>
  inspectUpload({ originalname, buffer: bytes }, { pictureMaxBytes: 5 * 1024 * 1024 });
const refusal = (originalname: string, bytes: Buffer) =>
  inspect(originalname, bytes).then(
    () => null,
    (error: { code?: string }) => error.code,
  );

describe('the file store in a folder', () => {
  let folder: string;
  let store: FileStore;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-files-'));
    const config: AppConfig = loadConfig({
      DATABASE_URL: 'postgres://nobody@localhost/none',
      REDIS_URL: 'redis://localhost',
      APP_SECRET: 'x'.repeat(32),
      FILES_DIR: join(folder, 'files'),
    });
    store = new FileStore(config);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps, reads in part, and removes a file; only its own account can look', async () => {
    await store.put('a/b-1.txt', Buffer.from('0123456789'), 'text/plain');
    expect((await buffer(await store.read('a/b-1.txt'))).toString()).toBe('0123456789');
    expect((await buffer(await store.read('a/b-1.txt', { start: 3, end: 5 }))).toString()).toBe('345');
    await store.fetch('a/b-1.txt', join(folder, 'copy'));
    expect((await stat(join(folder, 'copy'))).size).toBe(10);
    await store.putFile('a/c.txt', join(folder, 'copy'), 'text/plain');
    expect(await store.has('a/c.txt')).toBe(true);
    expect((await stat(join(folder, 'files'))).mode & 0o077).toBe(0);
    await store.remove('a/b-1.txt');
    await store.remove('a/b-1.txt');
    expect(await store.has('a/b-1.txt')).toBe(false);
    expect(await readdir(join(folder, 'files', 'a'))).toEqual(['c.txt']);
  });

  it.each(['../x', '/etc/passwd', 'a/../b', 'a//b', 'A', 'a b', ''])('takes no key like %j', async (key) => {
    await expect(store.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow('not a key');
    await expect(store.read(key)).rejects.toThrow('not a key');
  });
});

describe('an upload', () => {
  it('that is a picture is made anew, without its place', async () => {
    const photo = await sharp({ create: { width: 4000, height: 1000, channels: 3, background: '#246' } })
      .withExif({ IFD0: { Copyright: 'Zquorn' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('Zquorn')).toBe(true);
    const kept = await inspect('holiday.pdf', photo);
    expect(kept).toMatchObject({ name: 'holiday.webp', type: 'image/webp', picture: { width: 3000, height: 750 } });
    expect(kept.bytes.includes('Zquorn')).toBe(false);
    expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
  });

  it('that is a document keeps its bytes and gets the ending of its content', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1');
    expect(await inspect('paper.exe', pdf)).toMatchObject({ name: 'paper.pdf', type: 'application/pdf', bytes: pdf });
  });

  it('that is text has to say so', async () => {
    expect(await inspect('list.CSV', Buffer.from('a;b\n1;2'))).toMatchObject({ name: 'list.csv' });
    expect(await refusal('page.html', Buffer.from('<!doctype html><script>alert(1)</script>'))).toBe(
      'FILE_TYPE_NOT_SUPPORTED',
    );
    expect(await refusal('zero.txt', Buffer.from('a\0b'))).toBe('FILE_TYPE_NOT_SUPPORTED');
  });

  it.each([
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), 'FILE_TYPE_NOT_SUPPORTED'],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'FILE_TYPE_NOT_SUPPORTED'],
    ['half a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'latin1'), 'FILE_UNREADABLE'],
  ])('that is %s is refused, whatever its name', async (_, bytes, code) => {
    for (const name of ['harmless.png', 'harmless.pdf']) expect(await refusal(name, bytes)).toBe(code);
  });

  it('that is an animation stays one', async () => {
    const frames = Buffer.concat([Buffer.alloc(30 * 20 * 3, 10), Buffer.alloc(30 * 20 * 3, 200)]);
    const gif = await sharp(frames, { raw: { width: 30, height: 40, channels: 3, pageHeight: 20 } })
      .gif()
      .toBuffer();
    const kept = await inspect('loop.gif', gif);
    expect(kept.picture).toEqual({ width: 30, height: 20 });
    expect((await sharp(kept.bytes).metadata()).pages).toBe(2);
  });
});
