import { Anchor, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { compareRun, type TimetableRun } from '@parvis/contracts';
import { IconHistory, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { PublishDialog } from './publish-dialog.js';
import { RunBadge } from './run-badge.js';
import { useChangeSummary } from './use-change-summary.js';
import { useRunWords } from './use-run-words.js';

/** Publishes a finished run, with what that changes on the agendas; an older one is gone back to. */
export function PublishPanel({ run }: { run: TimetableRun }) {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const format = useFormat();
  const words = useRunWords();
  const summaryOf = useChangeSummary();
  const [isAsking, { open, close }] = useDisclosure(false);
  const isAgain = fair.publishedAt !== null && !run.isCurrent;
  const comparison = useEndpoint(compareRun, { params: { fairId, runId: run.id }, query: {} }, { enabled: isAgain });
  const base = comparison.data?.base ?? null;
  const summary = comparison.data ? summaryOf(comparison.data) : null;
  const isBack = run.publishedAt !== null || (base !== null && run.number < base.number);
  const state = () => {
    if (run.isCurrent) return t('timetable.publish.since', { when: format.moment(run.publishedAt ?? run.createdAt) });
    if (run.publishedAt) return t('timetable.publish.was', { when: format.moment(run.publishedAt) });
    return t('timetable.publish.notYet');
  };
  return (
    <Panel>
      <Group justify="space-between">
        <Group style={{ flex: '1 1 20rem' }}>
          <RunBadge run={run} />
          <Text style={{ flex: '1 1 12rem' }}>{state()}</Text>
        </Group>
        {!run.isCurrent && (
          <Button
            leftSection={isBack ? <IconHistory size={18} aria-hidden /> : <IconSend size={18} aria-hidden />}
            disabled={isAgain && !comparison.data}
            onClick={open}
          >
            {t(isBack ? 'timetable.publish.back' : 'timetable.publish.button')}
          </Button>
        )}
      </Group>
      {isAgain && base && (
        <Text size="sm">
          {summary
            ? t('timetable.publish.diff', { name: words.nameOf(base), changes: summary })
            : t('timetable.publish.sameAsNow')}{' '}
          {summary && (
            <Anchor component={Link} to="?tab=differences" replace size="sm" underline="always">
              {t('timetable.publish.seeDiff')}
            </Anchor>
          )}
        </Text>
      )}
      <PublishDialog isOpen={isAsking} run={run} isBack={isBack} summary={isAgain ? summary : null} onClose={close} />
    </Panel>
  );
}
