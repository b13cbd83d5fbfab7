const pauseMs = 2_000;
/** For five minutes; then something else is wrong than the line. */
const mostTries = 150;

/** What is in the page, or on its way. */
const links = new Map<string, Promise<void>>();
const fetches = new Map<string, Promise<void>>();
let isPatient = false;

/**
 * Code that is asked for within `load`, before its first `await`, waits for a cut line. A browser may remember for good that a module
 * could not be fetched, and refuse it from then on; so its files are fetched before they are imported, again and again if need be, and
 * the import finds them in the cache. That takes a moment longer: it is for what stands beside the matter of a page.
 */
export function withPatience<Part>(load: () => Promise<Part>): Promise<Part> {
  isPatient = true;
  try {
    return load();
  } finally {
    isPatient = false;
  }
}

/**
 * Runs before each `import()` of a build, in place of Vite's own helper and by its name: loads the files of a part side by side.
 *
 * @param files of the part, below the page's root: its own script, what that imports, their styles
 */
export async function __vitePreload<Part>(part: () => Promise<Part>, files: readonly string[] = []): Promise<Part> {
  const paths = files.map((file) => `/${file}`);
  if (isPatient) await Promise.all(paths.map((path) => once(fetches, path, fetched)));
  await Promise.all(paths.map((path) => once(links, path, addLink)));
  return part();
}

async function once(known: Map<string, Promise<void>>, path: string, load: (path: string) => Promise<void>) {
  const loading = known.get(path) ?? (isInPage(path) ? Promise.resolve() : load(path));
  known.set(path, loading);
  await loading;
}

const isInPage = (path: string) => document.querySelector(`link[href="${path}"], script[src="${path}"]`) !== null;

/** Into the browser's cache. What the server refuses is for the import to report. */
async function fetched(path: string): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries++) {
    try {
      const answer = await fetch(path);
      await answer.arrayBuffer();
      if (answer.status < 500) return;
    } catch {
      // The line is cut: tried again below.
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Styles have to be there before what they are for; whether a module is there shows when it is imported. */
async function addLink(path: string): Promise<void> {
  const isStyle = path.endsWith('.css');
  const link = document.createElement('link');
  link.rel = isStyle ? 'stylesheet' : 'modulepreload';
  link.crossOrigin = '';
  link.href = path;
  const isOver = new Promise<unknown>((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
  });
  document.head.append(link);
  if (isStyle) await isOver;
}
