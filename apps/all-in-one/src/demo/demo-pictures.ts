/** Colours of one drawing, from the same hue as the company's logo. */
interface Paint {
  dark: string;
  main: string;
  light: string;
  accent: string;
}

const paintOf = (index: number): Paint => {
  const hue = (index * 47) % 360;
  return {
    dark: `hsl(${hue} 45% 24%)`,
    main: `hsl(${hue} 50% 40%)`,
    light: `hsl(${hue} 45% 72%)`,
    accent: `hsl(${(hue + 150) % 360} 65% 55%)`,
  };
};

const block = ({ dark, main, light }: Paint, x: number, y: number, size: number) =>
  `<path fill="${light}" d="M${x} ${y}l${size} ${-size / 2} ${size} ${size / 2} ${-size} ${size / 2}z"/>
   <path fill="${main}" d="M${x} ${y}l${size} ${size / 2}v${size}l${-size} ${-size / 2}z"/>
   <path fill="${dark}" d="M${x + 2 * size} ${y}l${-size} ${size / 2}v${size}l${size} ${-size / 2}z"/>`;

const bars = [90, 140, 115, 190, 165, 230];

/** What a product looks like, roughly, on a sheet of 960 by 720. The first whose words fit the name is drawn. */
const motifs: readonly (readonly [RegExp, (paint: Paint) => string])[] = [
  [
    /cloud|dashboard|trainer|software|planner|forecast|assistant|audit|contract|survey|service|process control/i,
    ({ dark, main, light, accent }) =>
      `<rect x="200" y="150" width="560" height="370" rx="22" fill="${dark}"/>
       <rect x="224" y="174" width="512" height="322" rx="8" fill="#fff"/>
       <path d="M440 520h80l20 70H420z" fill="${main}"/><rect x="360" y="586" width="240" height="20" rx="10" fill="${dark}"/>
       ${bars.map((height, at) => `<rect x="${262 + at * 52}" y="${464 - height}" width="32" height="${height}" rx="4" fill="${at === 5 ? accent : light}"/>`).join('')}
       <path d="M590 290l44 -40 40 24 40 -66" fill="none" stroke="${main}" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>
       <circle cx="650" cy="400" r="54" fill="none" stroke="${light}" stroke-width="22"/>
       <path d="M650 346a54 54 0 0 1 38 92" fill="none" stroke="${accent}" stroke-width="22"/>`,
  ],
  [
    /tray|paper|crate|box|wall|rack|parcel|relay|container|roof/i,
    (paint) =>
      `${[
        [190, 430, 130],
        [450, 430, 130],
        [320, 365, 130],
        [320, 235, 130],
      ]
        .map(([x = 0, y = 0, size = 0]) => block(paint, x, y, size))
        .join('')}<path d="M320 275l130 65v46l-130 -65z" fill="${paint.accent}" opacity=".9"/>`,
  ],
  [
    /filler|skid|pump|exchanger|fermenter|cultures|isolate|cleaning|lab/i,
    ({ dark, main, light, accent }) =>
      `<path d="M300 250a110 60 0 0 1 220 0v220a110 60 0 0 1 -220 0z" fill="${light}"/>
       <path d="M410 190a110 60 0 0 1 110 60v220a110 60 0 0 1 -110 60z" fill="${main}"/>
       <ellipse cx="410" cy="250" rx="110" ry="60" fill="${dark}"/><ellipse cx="410" cy="246" rx="78" ry="38" fill="${light}"/>
       <path d="M330 515v90M490 515v90" stroke="${dark}" stroke-width="22" stroke-linecap="round"/>
       <path d="M520 320h90v190h90" fill="none" stroke="${dark}" stroke-width="26" stroke-linejoin="round"/>
       <rect x="640" y="450" width="150" height="150" rx="16" fill="${main}"/><circle cx="715" cy="525" r="46" fill="#fff"/>
       <path d="M715 525l24 -26" stroke="${accent}" stroke-width="12" stroke-linecap="round"/><rect x="360" y="360" width="70" height="46" rx="8" fill="#fff"/>`,
  ],
  [
    /palletis|gripper|robot|line|station|cell|sorter|person|retrofit|hub/i,
    ({ dark, main, light, accent }) =>
      `<rect x="130" y="500" width="700" height="46" rx="23" fill="${dark}"/>
       ${[190, 330, 470, 610, 750].map((x) => `<circle cx="${x}" cy="523" r="14" fill="${light}"/>`).join('')}
       <path d="M200 546v70M760 546v70" stroke="${main}" stroke-width="22" stroke-linecap="round"/>
       <rect x="170" y="410" width="110" height="90" rx="8" fill="${light}"/><rect x="640" y="410" width="110" height="90" rx="8" fill="${accent}"/>
       <path d="M400 500V330L560 210l90 110" fill="none" stroke="${main}" stroke-width="44" stroke-linecap="round" stroke-linejoin="round"/>
       <circle cx="400" cy="330" r="34" fill="${dark}"/><circle cx="560" cy="210" r="34" fill="${dark}"/>
       <path d="M620 330h60M626 330v52M674 330v52" stroke="${dark}" stroke-width="16" stroke-linecap="round"/>`,
  ],
];

const device = ({ dark, main, light, accent }: Paint) =>
  `<rect x="330" y="170" width="300" height="380" rx="36" fill="${main}"/><rect x="366" y="210" width="228" height="130" rx="14" fill="#fff"/>
   <path d="M384 290l40 -34 34 26 44 -52 36 44 38 -20" fill="none" stroke="${accent}" stroke-width="10" stroke-linejoin="round" stroke-linecap="round"/>
   <circle cx="480" cy="446" r="62" fill="${dark}"/><circle cx="480" cy="446" r="36" fill="${light}"/>
   <path d="M690 250a160 160 0 0 1 0 220M740 200a240 240 0 0 1 0 320M270 250a160 160 0 0 0 0 220M220 200a240 240 0 0 0 0 320"
     fill="none" stroke="${light}" stroke-width="16" stroke-linecap="round"/>`;

const sheet = (width: number, height: number, { light }: Paint, content: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
      <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="${light}" stop-opacity=".55"/></linearGradient></defs>
      <rect width="${width}" height="${height}" fill="#fff"/><rect width="${width}" height="${height}" fill="url(#sky)"/>${content}
    </svg>`,
  );

/** A product of the demo fair, as SVG. @param index decides the colours; the name what is drawn. */
export function drawProduct(name: string, index: number): Buffer {
  const paint = paintOf(index);
  const draw = motifs.find(([words]) => words.test(name))?.[1] ?? device;
  return sheet(960, 720, paint, `<ellipse cx="480" cy="612" rx="350" ry="40" fill="#000" opacity=".1"/>${draw(paint)}`);
}

/** The banner of a booth: the things it shows, side by side. */
export function drawBanner(products: readonly string[], index: number): Buffer {
  const paint = paintOf(index);
  const things = products
    .slice(0, 4)
    .map((name, place) => {
      const draw = motifs.find(([words]) => words.test(name))?.[1] ?? device;
      return `<g transform="translate(${60 + place * 390} 60) scale(.4)">${draw(paint)}</g>`;
    })
    .join('');
  const ground = `<rect y="330" width="1600" height="70" fill="${paint.dark}" opacity=".14"/>`;
  return sheet(1600, 400, paint, ground + things);
}
