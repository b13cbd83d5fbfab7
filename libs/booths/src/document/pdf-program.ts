/**
 * What the process runs that reads PDF files of strangers: `count` answers the number of pages as text, `draw` one page as PNG. Plain
 * text, because it has to work from bundles and tests alike. Leaves with 2 when the file cannot be read.
 */
export const pdfProgram = `
  const [folder, task, number, longestSide] = process.argv.slice(1);
  const { pathToFileURL } = await import('node:url');
  for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => undefined;
  const place = pathToFileURL(folder + '/').href;
  const { getDocument } = await import(place + 'legacy/build/pdf.mjs');
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const answer = (bytes) => new Promise((resolve) => process.stdout.write(bytes, resolve));
  try {
    const pdf = await getDocument({
      data: new Uint8Array(Buffer.concat(chunks)),
      standardFontDataUrl: folder + '/standard_fonts/',
      cMapUrl: folder + '/cmaps/',
      wasmUrl: folder + '/wasm/',
      iccUrl: folder + '/iccs/',
      useSystemFonts: false,
      isEvalSupported: false,
      enableXfa: false,
      verbosity: 0,
    }).promise;
    if (task === 'count') await answer(String(pdf.numPages));
    else {
      const page = await pdf.getPage(Number(number));
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: Number(longestSide) / Math.max(width, height) });
      const { canvas } = pdf.canvasFactory.create(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
      await page.render({ canvas, viewport }).promise;
      await answer(canvas.toBuffer('image/png'));
    }
    process.exit(0);
  } catch {
    process.exit(2);
  }
`;
