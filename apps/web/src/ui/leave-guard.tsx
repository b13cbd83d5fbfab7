import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { lazily } from './lazily.js';

const ConfirmDialog = lazily(async () => (await import('./confirm-dialog.js')).ConfirmDialog);

/** Asks before a page with unsaved changes is left, inside the app and when the tab is closed. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);

  if (blocker.state !== 'blocked') return null;
  return (
    <Suspense>
      <ConfirmDialog
        isOpen
        title={t('leave.title')}
        confirmLabel={t('leave.confirm')}
        isDangerous
        onConfirm={() => blocker.proceed()}
        onClose={() => blocker.reset()}
      >
        {t('leave.text')}
      </ConfirmDialog>
    </Suspense>
  );
}
