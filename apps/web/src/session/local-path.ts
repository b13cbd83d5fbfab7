/**
 * The path if it stays on this site, else the given one. Browsers read `//host`, `/\host` and control characters in ways that lead
 * elsewhere, so the address is resolved as a browser would and its origin compared.
 */
export function localPath(to: string | null | undefined, otherwise = '/'): string {
  if (!to?.startsWith('/')) return otherwise;
  const home = 'https://parvis.invalid';
  try {
    const url = new URL(to, home);
    const isLocal = url.origin === home && !url.pathname.startsWith('//');
    return isLocal ? `${url.pathname}${url.search}${url.hash}` : otherwise;
  } catch {
    return otherwise;
  }
}
