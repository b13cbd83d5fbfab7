/** 940 B, 12 kB, 3.4 MB: figures of the catalogue's language are the caller's. */
export function fileSize(bytes: number): { value: number; unit: 'byte' | 'kilobyte' | 'megabyte' } {
  if (bytes < 1000) return { value: bytes, unit: 'byte' };
  if (bytes < 1_000_000) return { value: Math.round(bytes / 1000), unit: 'kilobyte' };
  return { value: Math.round(bytes / 100_000) / 10, unit: 'megabyte' };
}

/** The same in words. */
export function fileSizeText(bytes: number, locale: string): string {
  const { value, unit } = fileSize(bytes);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}
