import type { DeviceCheckResult, DeviceFinding, NetworkFinding } from '@parvis/contracts';
import type { Hearing } from './hearing.rules.js';
import type { LocalMediaState } from './local-media.js';

/** What a check reads of the devices. */
export type CheckedDevices = Pick<
  LocalMediaState,
  'camera' | 'cameraProblem' | 'isCameraOn' | 'microphone' | 'microphoneProblem' | 'isMicrophoneOn'
>;

/** What people said and gave to hear during a check. */
export interface CheckAnswers {
  hearing: Hearing;
  /** Null when nobody was asked, or nobody answered. */
  isSpeakerHeard: boolean | null;
}

const findingOf = (isOn: boolean, track: MediaStreamTrack | null, problem: DeviceFinding | null): DeviceFinding => {
  if (!isOn) return 'off';
  if (problem !== null) return problem;
  return track === null ? 'unknown' : 'ok';
};

/** What a check has found, for whoever looks at it later. */
export function checkResult(
  state: CheckedDevices,
  { hearing, isSpeakerHeard }: CheckAnswers,
  network: NetworkFinding | null,
): DeviceCheckResult {
  const microphone = findingOf(state.isMicrophoneOn, state.microphone, state.microphoneProblem);
  return {
    camera: findingOf(state.isCameraOn, state.camera, state.cameraProblem),
    // One that nobody has heard works as little as one that is known to be dead.
    microphone: microphone === 'ok' && hearing !== 'heard' ? 'silent' : microphone,
    isSpeakerHeard,
    network,
  };
}
