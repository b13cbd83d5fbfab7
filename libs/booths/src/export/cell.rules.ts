/**
 * A cell that no spreadsheet takes for a formula (OWASP, CSV Injection): what begins like one gets an apostrophe. A telephone number
 * keeps its plus, without anything but digits behind it, which computes nothing and which the imports of CRMs understand.
 */
export function defused(cell: string): string {
  const number = /^\+[\d ()./-]+$/.test(cell) ? `+${cell.replaceAll(/\D/g, '')}` : '';
  if (/^\+\d{6,15}$/.test(number)) return number;
  return /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
