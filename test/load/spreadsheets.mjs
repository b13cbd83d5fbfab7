// Spreadsheets of any size for the benchmark: the same rows at every run.
const fields = [
  'Packaging',
  'Energy',
  'Logistics',
  'Biotech',
  'Software',
  'Metals',
  'Textiles',
  'Food',
  'Water',
  'Optics',
];
const kinds = [
  'supply',
  'machines',
  'services',
  'recycling',
  'testing',
  'consulting',
  'export',
  'design',
  'retail',
  'research',
];
const countries = ['BE', 'FR', 'DE', 'NL', 'LU', 'CH', 'CA', 'MA', 'IT', 'ES'];
const zones = ['Europe/Brussels', 'Europe/Paris', 'America/Montreal', 'Africa/Casablanca', 'Asia/Kathmandu'];

/** 100 topics of two words. */
export const topics = fields.flatMap((field) => kinds.map((kind) => `${field} ${kind}`));

const pick = (list, number) => list[number % list.length];
const several = (number, count) =>
  Array.from({ length: count }, (_, index) => pick(topics, number * 7 + index * 13)).join('|');

export function exhibitorsCsv(count) {
  const rows = Array.from({ length: count }, (_, n) =>
    [
      `Exhibitor ${n} SA`,
      `stand${n}@exhibitors.example`,
      pick(countries, n),
      pick(fields, n),
      `https://exhibitor${n}.example`,
      pick(['S', 'M', 'L'], n),
      `What number ${n} makes`,
    ].join(','),
  );
  return ['company,email,country,sector,website,booth size,tagline', ...rows].join('\n');
}

export function participantsCsv(count) {
  const rows = Array.from({ length: count }, (_, n) =>
    [
      `First${n}`,
      `Last${n}`,
      `person${n}@visitors.example`,
      `Visitor ${Math.floor(n / 3)} SARL`,
      'Buyer',
      pick(countries, n),
      several(n, 5),
      several(n + 3, 5),
      '"fr,en"',
      pick(zones, n),
      pick(['virtual', 'on-site', 'both'], n),
    ].join(','),
  );
  return [
    'First name,Last name,E-mail,Company,Job title,Country,Looking for,Offering,Languages,Time zone,Attendance',
    ...rows,
  ].join('\n');
}
