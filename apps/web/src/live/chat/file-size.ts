/** 940 B, 12 kB, 3.4 MB, 20 GB: figures of the catalogue's language are the caller's. */
export function fileSize(bytes: number): { value: number; unit: 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte' } {
  if (bytes < 1000) return { value: bytes, unit: 'byte' };
  if (bytes < 1_000_000) return { value: Math.round(bytes / 1000), unit: 'kilobyte' };
  if (bytes < 1_000_000_000) return { value: Math.round(bytes / 100_000) / 10, unit: 'megabyte' };
  return { value: Math.round(bytes / 100_000_000) / 10, unit: 'gigabyte' };
}

/** The same in words. */
export function fileSizeText(bytes: number, locale: string): string {
  const { value, unit } = fileSize(bytes);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}
