import { Button, Group } from '@mantine/core';
import { getStageSession, listStageSessions, type StageSession, setStageState } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';

type Move = 'live' | 'over' | 'cancelled';

/** Going live, ending and cancelling from the page, for whoever directs the session. */
export function StageOrganiser({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  const { fairId, isOrganiser } = useFair();
  const [asked, setAsked] = useState<Move | null>(null);
  const move = useAction(setStageState, {
    invalidates: [getStageSession, listStageSessions],
    onError: toastError,
    onSettled: () => setAsked(null),
  });
  if (session.ownPart !== 'moderator' || (session.state !== 'planned' && session.state !== 'live')) return null;
  return (
    <Panel title={t('stage.direct')} lead={t('stage.directLead')}>
      <Group gap="sm">
        {session.state === 'planned' && (
          <>
            <Button color="red.9" onClick={() => setAsked('live')}>
              {t('stage.goLive')}
            </Button>
            {isOrganiser && (
              <Button variant="default" onClick={() => setAsked('cancelled')}>
                {t('stage.cancel')}
              </Button>
            )}
          </>
        )}
        {session.state === 'live' && (
          <Button variant="default" onClick={() => setAsked('over')}>
            {t('stage.end')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        isOpen={asked !== null}
        title={t(`stage.confirm.${asked ?? 'live'}.title`)}
        confirmLabel={t(`stage.confirm.${asked ?? 'live'}.yes`)}
        dismissLabel={t('stage.notNow')}
        isDangerous={asked !== 'live'}
        isBusy={move.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && move.mutate({ params: { fairId, sessionId: session.id }, body: { state: asked } })}
      >
        {t(`stage.confirm.${asked ?? 'live'}.text`)}
      </ConfirmDialog>
    </Panel>
  );
}
