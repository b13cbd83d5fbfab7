import { join } from 'node:path';
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { npmFolder } from './npm-folder.js';

/** A4 in points. */
const sheet = { width: 595.28, height: 841.89, margin: 56 };
const lineHeight = 1.45;
/** Pictures of words are drawn with this many pixels to the point. */
const sharpness = 4;
/** What is drawn as one picture; longer paragraphs are several, so that each fits on a sheet. */
const mostInPicture = 900;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const markup = (text: string) => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

interface TextStyle {
  size: number;
  isBold?: boolean;
  /** From the left margin, in points. */
  indent?: number;
}

/**
 * Text on A4 sheets, from top to bottom. The fonts that every reader of PDF has know Western European letters only; a paragraph with
 * others is drawn as a picture, with the font that comes with PDF.js and those of the machine.
 */
export class RecordSheets {
  private page: PDFPage;
  private y = sheet.height - sheet.margin;

  private constructor(
    private readonly pdf: PDFDocument,
    private readonly plain: PDFFont,
    private readonly bold: PDFFont,
  ) {
    this.page = pdf.addPage([sheet.width, sheet.height]);
  }

  static async begin({ title, language, at }: { title: string; language: string; at: Date }): Promise<RecordSheets> {
    const pdf = await PDFDocument.create();
    pdf.setTitle(title, { showInWindowTitleBar: true });
    pdf.setLanguage(language);
    pdf.setCreator('Parvis');
    pdf.setProducer('Parvis');
    pdf.setCreationDate(at);
    pdf.setModificationDate(at);
    const fonts = [StandardFonts.Helvetica, StandardFonts.HelveticaBold].map((font) => pdf.embedFont(font));
    const [plain, bold] = (await Promise.all(fonts)) as [PDFFont, PDFFont];
    return new RecordSheets(pdf, plain, bold);
  }

  skip(points: number): void {
    this.y -= points;
  }

  /** One paragraph; line breaks in it stay. */
  async write(text: string, style: TextStyle): Promise<void> {
    for (const line of drawable(text).split('\n')) {
      if (canWrite(this.plain, line)) this.writeLines(line, style);
      else for (const part of portions(line)) await this.draw(part, style);
    }
  }

  /** A name, and what it stands for beside it. */
  async writeFact(name: string, value: string, { size, indent }: TextStyle & { indent: number }): Promise<void> {
    this.makeRoom(size * lineHeight);
    const { page, y } = this;
    await this.write(value || '–', { size, indent });
    // Drawn where the value began, which may have needed a new sheet only further down.
    page.drawText(drawable(name), { x: sheet.margin, y: y - size, size, font: this.bold });
  }

  /** A file within the file, byte by byte as it was. */
  async attach(name: string, text: string, at: Date): Promise<void> {
    const dates = { creationDate: at, modificationDate: at };
    await this.pdf.attach(Buffer.from(text), name, { mimeType: 'text/plain', ...dates });
  }

  async finish(): Promise<Buffer> {
    const pages = this.pdf.getPages();
    for (const [index, page] of pages.entries())
      page.drawText(`${index + 1} / ${pages.length}`, { x: sheet.margin, y: 30, size: 8, font: this.plain });
    return Buffer.from(await this.pdf.save());
  }

  private writeLines(text: string, { size, isBold = false, indent = 0 }: TextStyle): void {
    const font = isBold ? this.bold : this.plain;
    for (const line of wrapped(text, widthFrom(indent), (part) => font.widthOfTextAtSize(part, size))) {
      this.makeRoom(size * lineHeight);
      this.page.drawText(line, { x: sheet.margin + indent, y: this.y - size, size, font });
      this.y -= size * lineHeight;
    }
  }

  private async draw(text: string, { size, isBold = false, indent = 0 }: TextStyle): Promise<void> {
    const weight = isBold ? ' weight="bold"' : '';
    const picture = await sharp({
      text: {
        text: `<span foreground="#000"${weight}>${markup(text)}</span>`,
        font: `Liberation Sans ${size}`,
        fontfile: join(npmFolder('pdfjs-dist'), 'standard_fonts', 'LiberationSans-Regular.ttf'),
        dpi: 72 * sharpness,
        width: Math.floor(widthFrom(indent) * sharpness),
        wrap: 'word-char',
        rgba: true,
      },
    })
      .png()
      .toBuffer();
    const image = await this.pdf.embedPng(picture);
    const { width, height } = image.scale(1 / sharpness);
    this.makeRoom(height + size * 0.5);
    this.page.drawImage(image, { x: sheet.margin + indent, y: this.y - size * 0.2 - height, width, height });
    this.y -= height + size * 0.5;
  }

  private makeRoom(points: number): void {
    if (this.y - points >= sheet.margin) return;
    this.page = this.pdf.addPage([sheet.width, sheet.height]);
    this.y = sheet.height - sheet.margin;
  }
}

const widthFrom = (indent: number) => sheet.width - 2 * sheet.margin - indent;

/** The narrow space before French signs is no letter of the standard fonts, the wide one is. */
const drawable = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/\t/g, '    ')
    // Quotation marks and French signs stay with their words.
    .replace(/« /g, '«\u00a0')
    .replace(/ (?=[»:;?!])/g, '\u00a0')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing can be drawn for them
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');

function canWrite(font: PDFFont, text: string): boolean {
  try {
    font.encodeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Lines of words, none wider than `width`; a word that is wider is cut. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && measure(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line];
}

function portions(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of text.split(/(?<= )/)) {
    if (part !== '' && part.length + piece.length > mostInPicture) {
      parts.push(part);
      part = '';
    }
    part += piece;
  }
  return [...parts, part];
}
