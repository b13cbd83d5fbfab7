import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import { errorCodeOf } from '../api/api-error.js';

const close = () => ({ 'aria-label': i18next.t('action.close') });

/** Tells that something worked. The text comes from the catalogue. */
export function toastSuccess(message: string): void {
  notifications.show({
    message,
    color: 'petrol.8',
    icon: <IconCheck size={18} aria-hidden />,
    role: 'status',
    closeButtonProps: close(),
  });
}

/** Tells that an action failed, in the words of the catalogue `errors`. Stays until it is closed. */
export function toastError(error: unknown): void {
  notifications.show({
    message: i18next.t(`errors:codes.${errorCodeOf(error)}`),
    color: 'red.8',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    role: 'alert',
    autoClose: false,
    closeButtonProps: close(),
  });
}
