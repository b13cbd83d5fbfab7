import { createHmac, timingSafeEqual } from 'node:crypto';

/** Names under which Better Auth sets its session cookie; the second one over https. */
const names = ['parvis.session_token', '__Secure-parvis.session_token'];

/**
 * The session token of a Cookie header, null when there is none or its signature is not ours. Better Auth writes the cookie as
 * `token.signature`, URL-encoded; the signature is the HMAC-SHA256 of the token in Base64.
 */
export function sessionTokenOf(cookieHeader: string | undefined, secret: string): string | null {
  const cookie = cookieHeader
    ?.split('; ')
    .map((pair) => pair.split('='))
    .find(([name = '']) => names.includes(name));
  if (!cookie) return null;
  const value = decode(cookie.slice(1).join('='));
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
