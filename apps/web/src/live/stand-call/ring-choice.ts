import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks';

/** How a call sounds. `none`: only the page, the tab's title and the desktop say so. */
export const ringSounds = ['bell', 'chime', 'phone', 'none'] as const;
export type RingSound = (typeof ringSounds)[number];

const key = 'parvis.stand-call.sound';
const deserialize = (text: string | undefined): RingSound => ringSounds.find((sound) => sound === text) ?? 'bell';
const serialize = (sound: RingSound): string => sound;

/** The sound that was chosen in this browser, and the means to choose another. */
export const useRingChoice = () =>
  useLocalStorage<RingSound>({ key, defaultValue: 'bell', serialize, deserialize, getInitialValueInEffect: false });

/** The same, for whoever rings. */
export const ringChoice = (): RingSound => readLocalStorageValue<RingSound>({ key, defaultValue: 'bell', deserialize });
