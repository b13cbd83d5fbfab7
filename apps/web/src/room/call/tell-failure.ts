import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Says when something that was asked of the room could not be done. */
export function tellFailure(work: Promise<unknown>): void {
  work.catch(() => {
    notifications.show({
      message: i18next.t('room:call.failed'),
      color: 'red.8',
      role: 'alert',
      closeButtonProps: { 'aria-label': i18next.t('action.close') },
    });
  });
}
