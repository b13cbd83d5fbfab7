import { Button, Group, Text } from '@mantine/core';
import { type Fair, getFair, listFairs, setFairStatus } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { FairStatusBadge } from '../../ui/fair-status-badge.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

const nextOf = { draft: 'open', open: 'closed', closed: 'open' } as const;

/** Whether the fair is a draft, open or closed, and the step to the next of these. */
export function StatusPanel() {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const [asked, ask] = useState<Fair['status'] | null>(null);
  const setStatus = useAction(setFairStatus, {
    invalidates: [getFair, listFairs],
    onSuccess: () => toastSuccess(t('status.changed')),
    onError: toastError,
    onSettled: () => ask(null),
  });
  const next = nextOf[fair.status];
  const key = fair.status === 'closed' ? 'reopen' : next;
  return (
    <Panel
      title={t('status.title')}
      actions={
        <Group>
          <FairStatusBadge status={fair.status} />
          <Button variant="default" size="xs" onClick={() => ask(next)}>
            {t(`status.to.${key}.button`)}
          </Button>
        </Group>
      }
    >
      <Text c="dimmed">{t(`status.now.${fair.status}`)}</Text>
      <ConfirmDialog
        isOpen={asked !== null}
        title={t(`status.to.${key}.button`)}
        confirmLabel={t(`status.to.${key}.button`)}
        isDangerous={next === 'closed'}
        isBusy={setStatus.isPending}
        onConfirm={() => asked && setStatus.mutate({ params: { fairId }, body: { status: asked } })}
        onClose={() => ask(null)}
      >
        {t(`status.to.${key}.text`)}
      </ConfirmDialog>
    </Panel>
  );
}
