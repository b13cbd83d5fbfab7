import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { codeOf } from '../client/signal-error.js';

/** Says when something that was asked of the room could not be done, and why where the room has given a reason. */
export function tellFailure(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    notifications.show({
      message: i18next.t(`room:call.refused.${codeOf(error)}`, { defaultValue: i18next.t('room:call.failed') }),
      color: 'red.8',
      role: 'alert',
      closeButtonProps: { 'aria-label': i18next.t('action.close') },
    });
  });
}
