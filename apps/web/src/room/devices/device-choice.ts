/** What this person used last on this device, and whether it was on. */
export interface DeviceChoice {
  microphone: string | null;
  camera: string | null;
  speaker: string | null;
  isMicrophoneOn: boolean;
  isCameraOn: boolean;
  /** Blurs what is behind the person. */
  isBlurred: boolean;
  /** Takes noise out of the voice. */
  isNoiseReduced: boolean;
}

const key = 'parvis.devices';
const first: DeviceChoice = {
  microphone: null,
  camera: null,
  speaker: null,
  isMicrophoneOn: true,
  isCameraOn: true,
  isBlurred: false,
  isNoiseReduced: false,
};

export function readDeviceChoice(): DeviceChoice {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<DeviceChoice>) };
  } catch {
    return first;
  }
}

export function keepDeviceChoice(choice: DeviceChoice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
}
