import type { CompanySize } from '@parvis/contracts';

/** S below 50 people, M below 250, L the others; null where the number is not known. */
export function companySizeOf(employees: number | null): CompanySize | null {
  if (employees === null) return null;
  if (employees < 50) return 'S';
  return employees < 250 ? 'M' : 'L';
}
