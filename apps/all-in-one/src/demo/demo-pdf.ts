/** A page of a demo document: its heading and lines below it. */
export interface DemoPage {
  heading: string;
  lines: readonly string[];
}

const pageSize = '595 842';

/** Parentheses and backslashes have a meaning in PDF strings; letters beyond ASCII are written in the encoding of the font. */
const pdfString = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`;

const drawn = ({ heading, lines }: DemoPage) =>
  [
    `BT /F2 22 Tf 60 740 Td ${pdfString(heading)} Tj ET`,
    'BT /F1 12 Tf 60 700 Td 20 TL',
    ...lines.map((line) => `${pdfString(line)} Tj T*`),
    'ET',
  ].join('\n');

/** A plain PDF with one heading and some lines of text on each page. Letters of Western Europe only. */
export function plainPdf(pages: readonly DemoPage[]): Buffer {
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const first = 5;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((page, at) => {
      const content = drawn(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageSize}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>
/Contents ${first + 2 * at + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.lastIndexOf('xref\n')}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
