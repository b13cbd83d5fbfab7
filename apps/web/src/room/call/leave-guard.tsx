import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';

interface CallLeaveGuardProps {
  /** Null where whoever leaves is meant to: then nothing is asked. */
  goesTo: string | null;
}

/** Asks before a page with a call on it is left, by a link, by the back button or by closing the tab. */
export function CallLeaveGuard({ goesTo }: CallLeaveGuardProps) {
  const { t } = useTranslation('room');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && nextLocation.pathname !== goesTo,
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return (
    <ConfirmDialog
      isOpen={blocker.state === 'blocked'}
      title={t('call.leaveTitle')}
      confirmLabel={t('call.leave')}
      dismissLabel={t('call.stay')}
      isDangerous
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {t('call.leaveText')}
    </ConfirmDialog>
  );
}
