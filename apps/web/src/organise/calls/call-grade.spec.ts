import { gradeOf } from './call-grade.js';

describe('gradeOf', () => {
  it.each([
    [4.4, 'good'],
    [4, 'good'],
    [3.99, 'fair'],
    [3.1, 'fair'],
    [3.09, 'poor'],
    [1, 'poor'],
    [null, 'unknown'],
  ])('%s is %s', (mos, grade) => expect(gradeOf(mos)).toBe(grade));
});
