/**
 * Whether a handshake comes from a page of ours. A program that is no browser sends no origin; it cannot be made to use
 * somebody else's cookie, so it passes.
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || from === new URL(publicUrl).host;
}
