import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../use-store.js';
import type { DeviceKind, LocalMedia } from './local-media.js';

/** Chooses one device of a kind; shown only where the browser lets one choose. */
export function DeviceSelect({ media, kind }: { media: LocalMedia; kind: DeviceKind }) {
  const { t } = useTranslation('room');
  const state = useStore(media.store);
  const devices = state.devices[kind];
  if (devices.length === 0) return null;
  const inUse = kind === 'speaker' ? null : state.inUse[kind];
  const chosen = inUse ?? state.chosen[kind];
  const known = devices.some(({ deviceId }) => deviceId === chosen);
  return (
    <NativeSelect
      label={t(`check.${kind}`)}
      value={known && chosen !== null ? chosen : devices[0]?.deviceId}
      onChange={(event) => void media.choose(kind, event.currentTarget.value)}
      data={devices.map(({ deviceId, label }) => ({ value: deviceId, label: label || t('check.defaultDevice') }))}
    />
  );
}
