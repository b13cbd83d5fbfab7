const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const firstMatch = (list: [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1];

/** A short name such as `Firefox · Windows`; null when the browser does not tell. The order matters: Chrome also says Safari. */
export function deviceName(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null;
  const name = [firstMatch(browsers, userAgent), firstMatch(systems, userAgent)].filter(Boolean).join(' · ');
  return name || null;
}
