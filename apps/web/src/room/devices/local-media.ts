import { Store } from '../client/store.js';
import { type Captured, capture, captureBoth } from './capture.js';
import { keepDeviceChoice, readDeviceChoice } from './device-choice.js';
import { type EffectState, isEffectProblem } from './effects/effect.js';
import { EffectSlot } from './effects/effect-slot.js';
import type { MediaProblem } from './media-problem.js';

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

export interface LocalMediaState {
  /** False until the person has been asked for the first time. */
  isAsked: boolean;
  /** What is sent: the device's own track, or what an effect makes of it. */
  microphone: MediaStreamTrack | null;
  microphoneProblem: MediaProblem | null;
  isMicrophoneOn: boolean;
  camera: MediaStreamTrack | null;
  cameraProblem: MediaProblem | null;
  isCameraOn: boolean;
  screen: MediaStreamTrack | null;
  screenAudio: MediaStreamTrack | null;
  devices: Record<DeviceKind, MediaDeviceInfo[]>;
  chosen: Record<DeviceKind, string | null>;
  /** The devices that run, by their ids. */
  inUse: Record<'microphone' | 'camera', string | null>;
  isBlurred: boolean;
  blur: EffectState;
  isNoiseReduced: boolean;
  noise: EffectState;
}

const kinds = { audioinput: 'microphone', videoinput: 'camera', audiooutput: 'speaker' } as const;
const none: Record<DeviceKind, MediaDeviceInfo[]> = { microphone: [], camera: [], speaker: [] };

/** This person's microphone, camera and screen: before the call, in it, and across reconnects. */
export class LocalMedia {
  readonly store: Store<LocalMediaState>;
  private readonly devices: Record<'microphone' | 'camera', MediaStreamTrack | null> = {
    microphone: null,
    camera: null,
  };
  private readonly blur: EffectSlot;
  private readonly noise: EffectSlot;
  private isClosed = false;

  constructor() {
    const { microphone, camera, speaker, isMicrophoneOn, isCameraOn, isBlurred, isNoiseReduced } = readDeviceChoice();
    this.store = new Store<LocalMediaState>({
      isAsked: false,
      microphone: null,
      microphoneProblem: null,
      isMicrophoneOn,
      camera: null,
      cameraProblem: null,
      isCameraOn,
      screen: null,
      screenAudio: null,
      devices: none,
      chosen: { microphone, camera, speaker },
      inUse: { microphone: null, camera: null },
      isBlurred,
      blur: 'off',
      isNoiseReduced,
      noise: 'off',
    });
    this.blur = new EffectSlot({
      start: async (...input) => (await import('./effects/blur-effect.js')).startBlurEffect(...input),
      onOutput: (track) => this.store.set({ camera: track }),
      onState: (blur) => this.noteEffect({ blur, ...(isEffectProblem(blur) && { isBlurred: false }) }),
      hides: true,
      onUncovered: () => void this.setCameraOn(false),
    });
    this.noise = new EffectSlot({
      start: async (...input) => (await import('./effects/noise-effect.js')).startNoiseEffect(...input),
      onOutput: (track) => this.store.set({ microphone: track }),
      onState: (noise) => this.noteEffect({ noise, ...(isEffectProblem(noise) && { isNoiseReduced: false }) }),
      hides: false,
      onUncovered: () => {},
    });
    this.blur.setWanted(isBlurred);
    this.noise.setWanted(isNoiseReduced);
    navigator.mediaDevices?.addEventListener('devicechange', this.listDevices);
  }

  /** Asks for what was on the last time. */
  async start(): Promise<void> {
    const { isMicrophoneOn, isCameraOn, chosen } = this.store.get();
    if (isMicrophoneOn && isCameraOn && navigator.mediaDevices) {
      const { microphone, camera } = await captureBoth(chosen.microphone, chosen.camera);
      this.take('microphone', microphone);
      this.take('camera', camera);
    } else {
      if (isMicrophoneOn) this.take('microphone', await capture('microphone', chosen.microphone));
      if (isCameraOn) this.take('camera', await capture('camera', chosen.camera));
    }
    this.store.set({ isAsked: true });
    await this.listDevices();
  }

  /** Off keeps the device, so that talking again is instant. */
  async setMicrophoneOn(isOn: boolean): Promise<void> {
    this.store.set({ isMicrophoneOn: isOn });
    this.remember();
    if (isOn && this.devices.microphone === null) await this.open('microphone');
  }

  /** Off lets the device go, so that its lamp goes out. */
  async setCameraOn(isOn: boolean): Promise<void> {
    this.store.set({ isCameraOn: isOn });
    this.remember();
    if (isOn) {
      if (this.devices.camera === null) await this.open('camera');
    } else {
      this.stop('camera');
    }
  }

  async choose(kind: DeviceKind, deviceId: string): Promise<void> {
    const { chosen, isCameraOn } = this.store.get();
    this.store.set({ chosen: { ...chosen, [kind]: deviceId } });
    this.remember();
    if (kind === 'microphone') await this.open('microphone');
    if (kind === 'camera' && isCameraOn) await this.open('camera');
  }

  /** Tries a device again that was not to be had. */
  async open(kind: 'microphone' | 'camera'): Promise<void> {
    const before = this.devices[kind];
    // Some cameras cannot be opened twice, so the old one has to go first.
    before?.stop();
    const captured = await capture(kind, this.store.get().chosen[kind]);
    this.take(kind, captured);
    await this.listDevices();
  }

  /** Remembered for the next call. A try that failed is made again. */
  setBlurred(isBlurred: boolean): void {
    this.store.set({ isBlurred });
    this.remember();
    this.blur.setWanted(isBlurred);
  }

  setNoiseReduced(isNoiseReduced: boolean): void {
    this.store.set({ isNoiseReduced });
    this.remember();
    this.noise.setWanted(isNoiseReduced);
  }

  /** Answers false when the person has chosen nothing. */
  async shareScreen(): Promise<boolean> {
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: true });
      const [video] = stream.getVideoTracks();
      if (video === undefined) return false;
      video.contentHint = 'detail';
      // The browser's own bar has a button to stop.
      video.addEventListener('ended', () => this.stopScreen());
      this.store.set({ screen: video, screenAudio: stream.getAudioTracks()[0] ?? null });
      return true;
    } catch {
      return false;
    }
  }

  stopScreen(): void {
    const { screen, screenAudio } = this.store.get();
    screen?.stop();
    screenAudio?.stop();
    this.store.set({ screen: null, screenAudio: null });
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    navigator.mediaDevices?.removeEventListener('devicechange', this.listDevices);
    this.stopScreen();
    this.stop('microphone');
    this.stop('camera');
    this.blur.close();
    this.noise.close();
  }

  private take(kind: 'microphone' | 'camera', { track, problem }: Captured): void {
    if (this.isClosed) {
      track?.stop();
      return;
    }
    const isStale = kind === 'camera' && !this.store.get().isCameraOn;
    if (isStale) track?.stop();
    track?.addEventListener('ended', () => this.lost(kind, track));
    const kept = isStale ? null : track;
    if (kind === 'microphone') this.store.set({ microphoneProblem: problem });
    else this.store.set({ cameraProblem: problem });
    this.use(kind, kept);
  }

  private stop(kind: 'microphone' | 'camera'): void {
    const track = this.devices[kind];
    this.use(kind, null);
    track?.stop();
  }

  private use(kind: 'microphone' | 'camera', track: MediaStreamTrack | null): void {
    this.devices[kind] = track;
    const { inUse } = this.store.get();
    this.store.set({ inUse: { ...inUse, [kind]: track?.getSettings().deviceId ?? null } });
    (kind === 'camera' ? this.blur : this.noise).setInput(track);
  }

  /** Unplugged or taken away: another one may do. */
  private lost(kind: 'microphone' | 'camera', track: MediaStreamTrack): void {
    if (this.isClosed || this.devices[kind] !== track) return;
    this.use(kind, null);
    if (kind === 'microphone') this.store.set({ microphoneProblem: 'lost' });
    else this.store.set({ cameraProblem: 'lost' });
    void this.open(kind);
  }

  private readonly listDevices = async (): Promise<void> => {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const devices: Record<DeviceKind, MediaDeviceInfo[]> = { microphone: [], camera: [], speaker: [] };
    // Without a permission browsers name no ids: nothing to choose from yet.
    for (const info of all) if (info.deviceId !== '') devices[kinds[info.kind]].push(info);
    if (!this.isClosed) this.store.set({ devices });
  };

  private noteEffect(changes: Partial<LocalMediaState>): void {
    this.store.set(changes);
    this.remember();
  }

  private remember(): void {
    const { chosen, isMicrophoneOn, isCameraOn, isBlurred, isNoiseReduced } = this.store.get();
    keepDeviceChoice({ ...chosen, isMicrophoneOn, isCameraOn, isBlurred, isNoiseReduced });
  }
}
