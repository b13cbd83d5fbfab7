import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { CheckInCodes } from './check-in-code.rules.js';

const codes = new CheckInCodes('a secret of the application, long enough');

describe('CheckInCodes', () => {
  it('knows each code again, with spaces and hyphens', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (meetingId, id) => {
        const code = codes.codeOf(meetingId, id);
        expect(code).toMatch(/^\d{6}$/);
        expect(codes.holderOf(meetingId, ` ${code.slice(0, 3)} ${code.slice(3)}-`, [randomUUID(), id])).toBe(id);
      }),
    );
  });
  it('takes no code of another person, meeting or application, and no nonsense', () => {
    const [meetingId, id] = [randomUUID(), randomUUID()];
    const code = codes.codeOf(meetingId, id);
    expect(codes.holderOf(meetingId, code, [])).toBeNull();
    for (const wrong of [
      '',
      '12345',
      'é12345',
      `${code}0`,
      new CheckInCodes('another secret, also long enough').codeOf(meetingId, id),
    ])
      expect(codes.holderOf(meetingId, wrong, [id])).toBeNull();
    const others = new Set(Array.from({ length: 20 }, () => codes.codeOf(randomUUID(), id)));
    expect(others.size).toBeGreaterThan(15);
  });
});
