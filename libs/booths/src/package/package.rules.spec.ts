import { grownOverLimit, overLimit } from './package.rules.js';

const limits = { products: 3, people: 2 };

describe('limits of a package', () => {
  it('hold as much as they say', () => {
    expect(overLimit({ products: 3, people: 2 }, limits)).toBeNull();
    expect(overLimit({ products: 4, people: 2 }, limits)).toEqual({ what: 'products', most: 3, has: 4 });
    expect(overLimit({ products: 0, people: 3 }, limits)).toEqual({ what: 'people', most: 2, has: 3 });
  });

  it('let a draft that was larger before shrink step by step, not grow', () => {
    const before = { products: 6, people: 2 };
    expect(grownOverLimit({ products: 6, people: 2 }, before, limits)).toBeNull();
    expect(grownOverLimit({ products: 5, people: 1 }, before, limits)).toBeNull();
    expect(grownOverLimit({ products: 7, people: 2 }, before, limits)).toEqual({ what: 'products', most: 3, has: 7 });
    expect(grownOverLimit({ products: 2, people: 3 }, before, limits)).toEqual({ what: 'people', most: 2, has: 3 });
  });

  it('name what has grown, not what was too much before', () => {
    expect(grownOverLimit({ products: 6, people: 3 }, { products: 6, people: 2 }, limits)).toEqual({
      what: 'people',
      most: 2,
      has: 3,
    });
  });
});
