import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getFair, getMeetingStats, getRun, listRuns, publishRun, type TimetableRun } from '@parvis/contracts';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Panel } from '../../ui/panel.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { RunBadge } from './run-badge.js';

/** Publishes a finished run, or tells when it was published. */
export function PublishPanel({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const [isAsking, { open, close }] = useDisclosure(false);
  const publish = useAction(publishRun, {
    invalidates: [getRun, listRuns, getFair, getMeetingStats],
    onSuccess: () => toastSuccess(t('timetable.publish.done')),
    onError: toastError,
    onSettled: close,
  });
  const isEarly = Date.parse(fair.wishesCloseAt) > Date.now();
  const isAgain = fair.publishedAt !== null;
  return (
    <Panel>
      <Group justify="space-between">
        <Group>
          <RunBadge run={run} />
          <Text>
            {run.publishedAt
              ? t('timetable.publish.since', { when: format.moment(run.publishedAt) })
              : t('timetable.publish.notYet')}
          </Text>
        </Group>
        {!run.publishedAt && (
          <Button leftSection={<IconSend size={18} aria-hidden />} onClick={open}>
            {t('timetable.publish.button')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('timetable.publish.title')}
        confirmLabel={t('timetable.publish.confirm')}
        isBusy={publish.isPending}
        onConfirm={() => publish.mutate({ params: { fairId, runId: run.id } })}
        onClose={close}
      >
        <p>{t('timetable.publish.text', { meetings: run.meetings, people: run.peopleWithMeeting })}</p>
        {isAgain && <p>{t('timetable.publish.again')}</p>}
        {isEarly && <p>{t('timetable.publish.early', { when: format.moment(fair.wishesCloseAt, fair.timeZone) })}</p>}
      </ConfirmDialog>
    </Panel>
  );
}
