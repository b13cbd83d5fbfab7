import { type DeviceCheckResult, type DeviceFinding, type NetworkFinding, saveDeviceCheck } from '@parvis/contracts';
import { call } from '../../api/client.js';
import type { LocalMedia, LocalMediaState } from './local-media.js';

const findingOf = (isOn: boolean, track: MediaStreamTrack | null, problem: DeviceFinding | null): DeviceFinding => {
  if (!isOn) return 'off';
  if (problem !== null) return problem;
  return track === null ? 'unknown' : 'ok';
};

/** What a check has found, for whoever looks at it later. */
export function checkResult(
  state: Pick<
    LocalMediaState,
    'camera' | 'cameraProblem' | 'isCameraOn' | 'microphone' | 'microphoneProblem' | 'isMicrophoneOn'
  >,
  network: NetworkFinding | null,
): DeviceCheckResult {
  return {
    camera: findingOf(state.isCameraOn, state.camera, state.cameraProblem),
    microphone: findingOf(state.isMicrophoneOn, state.microphone, state.microphoneProblem),
    isSpeakerHeard: null,
    network,
  };
}

/** Remembers the check at the server. That it was not remembered is no reason to trouble anybody. */
export async function saveCheck(fairId: string, media: LocalMedia, network: NetworkFinding | null): Promise<void> {
  const body = checkResult(media.store.get(), network);
  await call(saveDeviceCheck, { params: { fairId }, body }).catch(() => undefined);
}
