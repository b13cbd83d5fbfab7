import { mayChange } from './chat.rules.js';

describe('mayChange', () => {
  const message = { senderId: 'anna', createdAt: '2026-11-22T10:00:00.000Z' };
  const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

  it.each([
    ['the sender within ten minutes', { participantId: 'anna', isModerator: false }, '10:10:00', true],
    ['the sender later', { participantId: 'anna', isModerator: false }, '10:10:01', false],
    ['somebody else', { participantId: 'ben', isModerator: false }, '10:00:01', false],
    ['a moderator at any time', { participantId: 'ben', isModerator: true }, '23:00:00', true],
  ])('%s', (_, reader, time, expected) => {
    expect(mayChange(message, reader, at(time))).toBe(expected);
  });
});
