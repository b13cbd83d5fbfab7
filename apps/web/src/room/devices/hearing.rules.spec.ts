import { MicrophoneHearing } from './hearing.rules.js';

it('listens for a while before it calls a microphone silent', () => {
  const hearing = new MicrophoneHearing();
  expect(hearing.measured(0, 1_000)).toBe('listening');
  expect(hearing.measured(0.01, 6_900)).toBe('listening');
  expect(hearing.measured(0, 7_000)).toBe('silent');
});

it('takes back what it said as soon as something is heard, and stays with it', () => {
  const hearing = new MicrophoneHearing();
  hearing.measured(0, 0);
  expect(hearing.measured(0, 10_000)).toBe('silent');
  expect(hearing.measured(0.3, 10_060)).toBe('heard');
  expect(hearing.measured(0, 60_000)).toBe('heard');
});
