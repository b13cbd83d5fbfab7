const longest = 120;

/**
 * A name that no system trips over: letters and digits of any script, spaces and a few signs, one line, the ending given.
 * `../../invoice.exe.PDF` becomes `invoice.exe.pdf`.
 */
export function harmlessName(given: string, ending: string): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = base.replace(/\.[^.]*$/, '');
  const clean = stem
    // Letters that turn the direction of a line can hide an ending.
    .replace(/[^\p{L}\p{M}\p{N} ._()+,&@-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const name = [...clean].slice(0, longest).join('').trimEnd();
  return `${name || 'file'}.${ending}`;
}

/** The ending of a name, in small letters, without the dot; empty where there is none. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** `Content-Disposition` for a name of any script (RFC 6266, RFC 8187). */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
