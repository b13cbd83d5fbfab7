/** What spreadsheets put between cells. */
export const separators = [',', ';', '\t', '|'] as const;

/** Any sign but a quote, which cannot stand between cells. */
const announcement = /^sep=([^"\r\n])\r?\n?$/i;

/** The separator that a first line like `sep=;` announces. Spreadsheets hide that line. */
export const announcedSeparator = (firstLine: string): string | null => announcement.exec(firstLine)?.[1] ?? null;

const mostRecords = 50;

/**
 * Finds the separator of a text: the one that cuts the first records most evenly into as many cells as the header has.
 * @param head the beginning of a file; its last record may be cut off.
 */
export function detectSeparator(head: string): string {
  const announced = announcedSeparator(head.slice(0, head.search(/[\r\n]|$/)));
  if (announced) return announced;
  const records = splitRecords(head);
  let best: string = separators[0];
  let bestScore = 0;
  for (const separator of separators) {
    const counts = records.map((record) => record.split(separator).length - 1);
    const [header = 0] = counts;
    if (header === 0) continue;
    const evenness = counts.filter((count) => count === header).length / counts.length;
    const score = evenness * Math.log2(header + 1);
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

/** The first records that are not empty, without what stands between quotes. */
function splitRecords(head: string): string[] {
  const unquoted = head.replace(/"(?:[^"]|"")*"/g, '""');
  return unquoted
    .split(/\r\n|\n|\r/)
    .filter((record) => record.trim() !== '')
    .slice(0, mostRecords);
}
