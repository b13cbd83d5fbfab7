import { figuresOf, isSameList, placesChanged, sampleOf } from './preview.rules.js';

const list = (...ids: string[]) => ids.map((id) => ({ id, score: 0.5 }));

describe('sampleOf', () => {
  const ids = Array.from({ length: 50 }, (_, n) => `id-${String(n).padStart(2, '0')}`);
  it('is everybody of a small fair', () => {
    expect(sampleOf([...ids].reverse(), 50, 'seed')).toEqual(ids);
  });
  it('is the same of the same fair, whatever the order', () => {
    const sample = sampleOf(ids, 10, 'seed');
    expect(new Set(sample).size).toBe(10);
    expect(sampleOf([...ids].reverse(), 10, 'seed')).toEqual(sample);
  });
});

describe('placesChanged', () => {
  it('counts places with somebody else, not order', () => {
    const lists = [
      { before: list('a', 'b'), after: list('b', 'a') },
      { before: list('a', 'b'), after: list('a', 'c') },
    ];
    expect(lists.map(isSameList)).toEqual([false, false]);
    expect(placesChanged(lists)).toBe(0.25);
    expect(placesChanged([])).toBe(0);
  });
});

describe('figuresOf', () => {
  it('sees who is in no list, who is in most, and how uneven that is', () => {
    const figures = figuresOf([list('a', 'b'), list('a')], new Set(['a', 'b', 'c']));
    expect(figures).toMatchObject({ busiest: 2, unseen: 1, meanScore: 0.5 });
    expect(figures.gini).toBeCloseTo(4 / 9, 10);
    expect(figuresOf([list('a'), list('b')], new Set(['a', 'b'])).gini).toBe(0);
  });
});
