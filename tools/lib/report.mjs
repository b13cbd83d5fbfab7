/** A failure that the person at the keyboard can act on: printed without a stack. */
export class UserError extends Error {}

export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

export const say = (text) => console.log(text);

/** Prints rows of what was measured: `[what, value, aim]`, the aim empty where there is none. */
export function printRows(rows) {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  for (const [what, value, aim] of rows) {
    say(`  ${what.padEnd(widths[0])}  ${value.padStart(widths[1])}${aim ? `   (aim ${aim})` : ''}`);
  }
}

/**
 * Runs one step and prints what it did and how long it took.
 * `work` gets a function to announce slow parts, and returns `{ note, ...rest }`; `note` is what the line says.
 */
export async function step(title, work) {
  const begun = performance.now();
  const announce = (text) => say(`  ..  ${title}: ${text}`);
  const result = (await work(announce)) ?? {};
  say(`  ok  ${title}${result.note ? `: ${result.note}` : ''} (${seconds(performance.now() - begun)})`);
  return result;
}

/** Runs a command's `main`, turning a UserError into its message and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const isForUser = error instanceof UserError || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(isForUser ? `\nParvis cannot go on: ${error.message}\n` : error);
    process.exitCode = 1;
  }
}
