import { RequestLimits } from './request-limits.js';

async function taken(limits: RequestLimits, line: string, request: string, times: number): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, () => limits.takes(line, request)));
  return answers.filter(Boolean).length;
}

describe('RequestLimits', () => {
  it('allows a line so much of each costly kind, and goes on with the rest', async () => {
    const limits = new RequestLimits();
    expect(await taken(limits, 'a', 'media.produce', 60)).toBe(40);
    expect(await taken(limits, 'a', 'room.join', 10)).toBe(0);
    expect(await taken(limits, 'a', 'media.pause', 50)).toBe(50);
    expect(await taken(limits, 'a', 'media.resume', 50)).toBe(30);
    expect(await taken(limits, 'a', 'layout.set', 20)).toBe(20);
    expect(await taken(limits, 'b', 'media.produce', 1)).toBe(1);
  });

  it('counts what does not exist among all', async () => {
    const limits = new RequestLimits();
    expect(await taken(limits, 'a', '__proto__', 400)).toBe(300);
    expect(await taken(limits, 'a', 'layout.set', 1)).toBe(0);
  });
});
