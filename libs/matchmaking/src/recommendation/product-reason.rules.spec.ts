import { productFor } from './product-reason.rules.js';

const product = (name: string, ...topics: string[]) => ({ name, topics });

describe('the product named in a reason', () => {
  it('is the one that is about most of what is sought, the first among equals', () => {
    const products = [product('a', 'pumps', 'x'), product('b', 'pumps', 'valves'), product('c', 'valves', 'pumps')];
    expect(productFor(['valves', 'pumps'], products)?.name).toBe('b');
    expect(productFor(['pumps'], products)?.name).toBe('a');
  });

  it('is none where none is about it', () => {
    expect(productFor(['pipes'], [product('a', 'pumps')])).toBeNull();
    expect(productFor([], [product('a', 'pumps')])).toBeNull();
  });
});
