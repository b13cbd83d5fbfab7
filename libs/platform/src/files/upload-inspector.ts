import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { DomainError } from '../http/domain-error.js';
import { endingOf, harmlessName } from './file-name.rules.js';

export interface InspectedUpload {
  bytes: Buffer;
  /** Harmless, with the ending of its content. */
  name: string;
  ending: string;
  /** Media type, of the content. */
  type: string;
  /** In pixels, of pictures. */
  picture: { width: number; height: number } | null;
}

const documents = new Set(['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'zip']);
const pictures = new Set(['png', 'jpg', 'webp', 'gif', 'avif']);
const texts = new Map([
  ['txt', 'text/plain; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
]);
const widest = 3000;

/**
 * Tells what an upload is by its content, whatever its name says. Pictures are made anew, which leaves out places, cameras and
 * whatever else was hidden in them.
 * @throws FILE_TYPE_NOT_SUPPORTED, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function inspectUpload(
  { originalname, buffer }: { originalname: string; buffer: Buffer },
  { pictureMaxBytes }: { pictureMaxBytes: number },
): Promise<InspectedUpload> {
  const found = await fileTypeFromBuffer(buffer);
  if (found === undefined) return text(originalname, buffer);
  if (pictures.has(found.ext)) {
    if (buffer.byteLength > pictureMaxBytes)
      throw new DomainError('FILE_TOO_LARGE', 'too-large', 'This picture is too large');
    return picture(originalname, buffer);
  }
  if (!documents.has(found.ext)) throw notSupported();
  return {
    bytes: buffer,
    name: harmlessName(originalname, found.ext),
    ending: found.ext,
    type: found.mime,
    picture: null,
  };
}

async function picture(name: string, bytes: Buffer): Promise<InspectedUpload> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: 60_000_000, animated: true })
      .autoOrient()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85 })
      .toBuffer({ resolveWithObject: true });
    const height = info.pageHeight ?? info.height;
    return {
      bytes: data,
      name: harmlessName(name, 'webp'),
      ending: 'webp',
      type: 'image/webp',
      picture: { width: info.width, height },
    };
  } catch {
    throw new DomainError('FILE_UNREADABLE', 'invalid', 'This picture cannot be read');
  }
}

/** Text has no signs to tell it by: it must say so in its name and hold nothing but text. */
function text(name: string, bytes: Buffer): InspectedUpload {
  const ending = endingOf(name);
  const type = texts.get(ending);
  if (type === undefined || bytes.includes(0)) throw notSupported();
  return { bytes, name: harmlessName(name, ending), ending, type, picture: null };
}

const notSupported = () =>
  new DomainError('FILE_TYPE_NOT_SUPPORTED', 'invalid', 'Documents, tables, slides, text, archives and pictures only');
