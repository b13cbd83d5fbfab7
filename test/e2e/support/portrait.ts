import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

export interface Portrait {
  wall: string;
  skin: string;
  hair: string;
  clothes: string;
}

const width = 1280;
const height = 720;
const frames = 20;

/** A camera picture for the screenshots: somebody, drawn, who breathes. Chromium takes it as its camera (Motion JPEG). */
export async function writePortrait(file: string, portrait: Portrait): Promise<void> {
  const pictures = await Promise.all(
    Array.from({ length: frames }, (_, frame) =>
      sharp(Buffer.from(draw(portrait, Math.sin((2 * Math.PI * frame) / frames))))
        .jpeg({ quality: 90 })
        .toBuffer(),
    ),
  );
  await writeFile(file, Buffer.concat(pictures));
}

const draw = ({ wall, skin, hair, clothes }: Portrait, breath: number) => `
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <defs>
    <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="${wall}"/><stop offset="1" stop-color="#2b2b33"/>
    </linearGradient>
    <radialGradient id="light" cx="0.25" cy="0.2" r="0.8">
      <stop offset="0" stop-color="#fff" stop-opacity="0.45"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
    </radialGradient>
  </defs>
  <rect width="${width}" height="${height}" fill="url(#wall)"/>
  <rect width="${width}" height="${height}" fill="url(#light)"/>
  <g transform="translate(0 ${(3 * breath).toFixed(2)})">
    <path d="M330 720 C340 560 480 500 640 500 C800 500 940 560 950 720 Z" fill="${clothes}"/>
    <path d="M560 420 h160 v90 q-80 70 -160 0 Z" fill="${skin}"/>
    <ellipse cx="640" cy="310" rx="160" ry="175" fill="${hair}"/>
    <ellipse cx="640" cy="330" rx="125" ry="150" fill="${skin}"/>
    <path d="M512 300 C520 200 600 190 660 215 C730 220 765 260 768 320 C740 270 690 250 640 262 C590 250 540 262 512 300 Z" fill="${hair}"/>
    <circle cx="592" cy="330" r="10" fill="#26221f"/><circle cx="688" cy="330" r="10" fill="#26221f"/>
    <path d="M590 ${400 + breath} q50 38 100 0" fill="none" stroke="#7c3f35" stroke-width="9" stroke-linecap="round"/>
  </g>
</svg>`;
