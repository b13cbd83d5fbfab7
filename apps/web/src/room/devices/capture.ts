import { type MediaProblem, mediaProblemOf } from './media-problem.js';

export interface Captured {
  track: MediaStreamTrack | null;
  problem: MediaProblem | null;
}

const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
const voice = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

const constraints = {
  microphone: (deviceId: string | null): MediaStreamConstraints => ({ audio: { ...voice, ...preferring(deviceId) } }),
  camera: (deviceId: string | null): MediaStreamConstraints => ({ video: { ...picture, ...preferring(deviceId) } }),
};

// `exact`: with `ideal` browsers weigh it against the size of the picture, and a better camera wins over the one that was chosen.
const preferring = (deviceId: string | null) => (deviceId === null ? {} : { deviceId: { exact: deviceId } });

/** Opens one device; never rejects. One that is not plugged in today is no reason to have none. */
export async function capture(kind: 'microphone' | 'camera', deviceId: string | null): Promise<Captured> {
  if (!navigator.mediaDevices) return { track: null, problem: window.isSecureContext ? 'blocked' : 'insecure' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints[kind](deviceId));
    return { track: stream.getTracks()[0] ?? null, problem: null };
  } catch (error) {
    if (deviceId !== null && isMissing(error)) return capture(kind, null);
    return { track: null, problem: mediaProblemOf(error) };
  }
}

/** By its name: not every browser's OverconstrainedError is an Error. */
const isMissing = (error: unknown): boolean => {
  const { name } = (error ?? {}) as { name?: unknown };
  return name === 'OverconstrainedError' || name === 'NotFoundError';
};

/** Opens both with one question to the person; what one lacks the other may still have. */
export async function captureBoth(
  microphoneId: string | null,
  cameraId: string | null,
): Promise<{ microphone: Captured; camera: Captured }> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      ...constraints.microphone(microphoneId),
      ...constraints.camera(cameraId),
    });
    return {
      microphone: { track: stream.getAudioTracks()[0] ?? null, problem: null },
      camera: { track: stream.getVideoTracks()[0] ?? null, problem: null },
    };
  } catch {
    // One after the other: browsers queue the questions, and the reasons belong to one device each.
    const microphone = await capture('microphone', microphoneId);
    return { microphone, camera: await capture('camera', cameraId) };
  }
}
