import { companySizeOf } from './company-size.rules.js';

describe('companySizeOf', () => {
  it.each([
    [0, 'S'],
    [49, 'S'],
    [50, 'M'],
    [249, 'M'],
    [250, 'L'],
    [null, null],
  ] as const)('takes %s people as %s', (employees, size) => expect(companySizeOf(employees)).toBe(size));
});
