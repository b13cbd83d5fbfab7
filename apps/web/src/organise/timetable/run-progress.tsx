import { Button, Group, Progress, Text } from '@mantine/core';
import { cancelRun, getRun, listRuns, type TimetableRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';

/** The run while it waits or works, with the way to stop it. */
export function RunProgress({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const cancel = useAction(cancelRun, { invalidates: [getRun, listRuns], onError: toastError });
  const title = t(run.status === 'queued' ? 'timetable.progress.queued' : 'timetable.progress.running');
  return (
    <Panel title={title} lead={t('timetable.progress.lead')}>
      <Progress value={run.progress * 100} size="lg" animated aria-label={title} />
      <Group justify="space-between">
        <Text role="status">{format.percent(run.progress)}</Text>
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params: { fairId, runId: run.id } })}
        >
          {t('timetable.progress.cancel')}
        </Button>
      </Group>
    </Panel>
  );
}
