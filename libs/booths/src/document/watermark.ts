import { join } from 'node:path';
import sharp from 'sharp';
import { npmFolder } from './npm-folder.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const markup = (text: string) => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

/** Grey that shows on white and on black, and leaves what is below readable. */
const paint = 'foreground="#7f7f7f" alpha="36%"';
const pointsPerPixel = 0.011;

/**
 * Burns lines of text across a picture, over and over, so that no part of any use is without them. The font comes with PDF.js: a
 * container has none. Letters that it lacks are taken from the machine's fonts where there are some.
 */
export async function withWatermark(picture: Buffer, lines: readonly string[]): Promise<Buffer> {
  const base = sharp(picture).flatten({ background: '#fff' });
  const { width, height } = await sharp(picture).metadata();
  const text = await sharp({
    text: {
      text: `<span ${paint}>${lines.map(markup).join('\n')}</span>`,
      font: `Liberation Sans ${Math.max(6, Math.round(Math.max(width, height) * pointsPerPixel * 0.75))}`,
      fontfile: join(npmFolder('pdfjs-dist'), 'standard_fonts', 'LiberationSans-Regular.ttf'),
      dpi: 96,
      align: 'centre',
      rgba: true,
    },
  })
    .png()
    .toBuffer();
  const turned = await sharp(text).rotate(-28, { background: '#0000' }).png().toBuffer();
  const gap = Math.round(Math.max(width, height) * 0.03);
  const spaced = await sharp(turned)
    .extend({ top: gap, bottom: gap, left: gap, right: gap, background: '#0000' })
    .png()
    .toBuffer();
  // A tile may not be larger than what it is laid on.
  const tile = await sharp(spaced).resize({ width, height, fit: 'inside', withoutEnlargement: true }).png().toBuffer();
  return base
    .composite([{ input: tile, tile: true }])
    .webp({ quality: 82 })
    .toBuffer();
}

/** Who, of which company, when, and a mark by which the log finds the person again. */
export const watermarkLines = (
  { name, companyName, personId }: { name: string; companyName: string; personId: string },
  at: Date,
): string[] => [
  [name, companyName].filter(Boolean).join(' · '),
  `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${personId.slice(0, 8)}`,
];
