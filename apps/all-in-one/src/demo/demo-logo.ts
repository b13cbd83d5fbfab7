/** Letters as strokes on a grid of 4 by 6, so that logos do not depend on the fonts of a machine. */
const strokes: Readonly<Record<string, string>> = {
  A: 'M0 6L2 0L4 6M.8 4H3.2',
  B: 'M0 0V6H2.6A1.6 1.6 0 0 0 2.6 2.8H0M0 0H2.3A1.4 1.4 0 0 1 2.3 2.8',
  C: 'M4 1A2.4 3 0 1 0 4 5',
  D: 'M0 0V6H1.5A2.5 3 0 0 0 1.5 0Z',
  E: 'M3.6 0H0V6H3.6M0 3H3',
  F: 'M3.6 0H0V6M0 3H3',
  G: 'M4 1A2.4 3 0 1 0 4 5V3.2H2.4',
  H: 'M0 0V6M4 0V6M0 3H4',
  I: 'M2 0V6',
  J: 'M3 0V4.4A1.5 1.6 0 0 1 0 4.4',
  K: 'M0 0V6M3.8 0L0 3.4M1.4 2.4L3.8 6',
  L: 'M0 0V6H3.4',
  M: 'M0 6V0L2 3.4L4 0V6',
  N: 'M0 6V0L4 6V0',
  O: 'M2 0A2 3 0 1 0 2 6A2 3 0 1 0 2 0',
  P: 'M0 6V0H2.4A1.7 1.7 0 0 1 2.4 3.4H0',
  Q: 'M2 0A2 3 0 1 0 2 6A2 3 0 1 0 2 0M2.6 4.4L4 6.2',
  R: 'M0 6V0H2.4A1.7 1.7 0 0 1 2.4 3.4H0M2 3.4L3.8 6',
  S: 'M3.7 .8A2 1.5 0 1 0 2 3A2 1.5 0 1 1 .3 5.2',
  T: 'M0 0H4M2 0V6',
  U: 'M0 0V4A2 2 0 0 0 4 4V0',
  V: 'M0 0L2 6L4 0',
  W: 'M0 0L1 6L2 2L3 6L4 0',
  X: 'M0 0L4 6M4 0L0 6',
  Y: 'M0 0L2 3L4 0M2 3V6',
  Z: 'M0 0H4L0 6H4',
};

const frames = [
  '<rect x="20" y="20" width="200" height="200" rx="44"/>',
  '<circle cx="120" cy="120" r="104"/>',
  '<path d="M120 12L214 66V174L120 228L26 174V66Z"/>',
  '<path d="M20 64A44 44 0 0 1 64 20H220V176A44 44 0 0 1 176 220H20Z"/>',
] as const;

/** A company's initials in a coloured shape, as SVG. @param index decides colour and shape. */
export function drawLogo(name: string, index: number): Buffer {
  const hue = (index * 47) % 360;
  const letters = initials(name);
  const width = letters.length * 64 - 16;
  const drawn = letters.map(
    (letter, place) =>
      `<path transform="translate(${120 - width / 2 + place * 64} 84) scale(12)" d="${strokes[letter] ?? strokes.O}"/>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240">
      <g fill="hsl(${hue} 55% 32%)">${frames[index % frames.length]}</g>
      <g fill="none" stroke="#fff" stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round">${drawn.join('')}</g>
    </svg>`,
  );
}

function initials(name: string): string[] {
  const words = name
    .normalize('NFD')
    .replace(/[^\p{L} ]/gu, '')
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => /^[A-Z]/.test(word) && !['DE', 'DU', 'LA', 'D'].includes(word));
  const letters = words.slice(0, 2).map((word) => word.charAt(0));
  return letters.length > 0 ? letters : ['P'];
}
