import {
  addPushDevice,
  changePushDevice,
  getPushKey,
  listPushDevices,
  type PushDevice,
  removePushDevice,
} from '@parvis/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deviceName } from '../../account/device-name.js';
import { call } from '../../api/client.js';
import { invalidate, useAction, useEndpoint } from '../../api/use-endpoint.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { ownMark, subscribe, unsubscribe } from './browser-push.js';

const markKey = ['push-mark'];

/** The devices that are told, and this one among them. */
export function usePushDevices() {
  const { t } = useTranslation('reminders');
  const client = useQueryClient();
  const devices = useEndpoint(listPushDevices, {});
  const mark = useQuery({ queryKey: markKey, queryFn: ownMark });
  const readAgain = async () => {
    await Promise.all([invalidate(client, [listPushDevices]), client.invalidateQueries({ queryKey: markKey })]);
  };
  const add = useMutation({
    mutationFn: async () => {
      const { publicKey } = await call(getPushKey, {});
      const subscription = await subscribe(publicKey);
      if (!subscription) return null;
      const name = deviceName(navigator.userAgent) ?? t('push.unknown');
      return call(addPushDevice, { body: { ...subscription, publicKey, name, showsNames: true } });
    },
    onSuccess: async (device) => {
      await readAgain();
      if (device) toastSuccess(t('push.added'));
    },
  });
  const remove = useMutation({
    mutationFn: async (device: PushDevice) => {
      if (device.mark === mark.data) await unsubscribe();
      await call(removePushDevice, { params: { deviceId: device.id } });
    },
    onSettled: readAgain,
    onError: toastError,
  });
  const change = useAction(changePushDevice, { invalidates: [listPushDevices], onError: toastError });
  const isOwnListed = devices.data?.some((device) => device.mark === mark.data) ?? false;
  return { devices, mark: mark.data ?? null, isOwnListed, add, remove, change, readAgain };
}
