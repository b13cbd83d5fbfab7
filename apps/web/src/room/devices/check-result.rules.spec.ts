import { checkResult } from './check-result.rules.js';
import type { Hearing } from './hearing.rules.js';

const track = {} as MediaStreamTrack;
const on = {
  camera: track,
  cameraProblem: null,
  isCameraOn: true,
  microphone: track,
  microphoneProblem: null,
  isMicrophoneOn: true,
};
const microphoneOf = (changes: Partial<typeof on>, hearing: Hearing) =>
  checkResult({ ...on, ...changes }, { hearing, isSpeakerHeard: null }, null).microphone;

it('finds a microphone good only once it was heard', () => {
  expect(microphoneOf({}, 'heard')).toBe('ok');
  expect(microphoneOf({}, 'silent')).toBe('silent');
  expect(microphoneOf({}, 'listening')).toBe('silent');
});

it('keeps the reason why there is no microphone', () => {
  expect(
    checkResult({ ...on, microphoneProblem: 'denied' }, { hearing: 'silent', isSpeakerHeard: null }, null),
  ).toMatchObject({
    camera: 'ok',
    microphone: 'denied',
  });
  expect(microphoneOf({ isMicrophoneOn: false }, 'listening')).toBe('off');
});

it('keeps what the person said of the speaker', () => {
  for (const isSpeakerHeard of [null, true, false])
    expect(checkResult(on, { hearing: 'heard', isSpeakerHeard }, null).isSpeakerHeard).toBe(isSpeakerHeard);
});
