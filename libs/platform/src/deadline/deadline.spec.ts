import { withDeadline } from './deadline.js';

const never = new Promise<string>(() => undefined);

describe('withDeadline', () => {
  it('answers what the work answers, and how it fails', async () => {
    await expect(withDeadline(Promise.resolve('done'), 1_000)).resolves.toBe('done');
    await expect(withDeadline(Promise.reject(new Error('broken')), 1_000)).rejects.toThrow('broken');
  });

  it('rejects when the work takes too long, in the words of the caller', async () => {
    await expect(withDeadline(never, 5)).rejects.toThrow('no answer in time');
    await expect(withDeadline(never, 5, () => new RangeError('Redis is away'))).rejects.toThrow(RangeError);
  });
});
