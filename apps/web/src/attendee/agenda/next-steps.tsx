import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { type AgendaMeeting, getAgenda, getMeeting, setFeedback } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { fullName } from '../people/full-name.js';
import { counterpartsOf, openNextSteps } from './agenda.rules.js';

interface NextStepsProps {
  meetings: readonly AgendaMeeting[];
  participantId: string;
}

/** What the viewer wanted to do after meetings and has not done, the most urgent first. Nothing where nothing is left. */
export function NextSteps({ meetings, participantId }: NextStepsProps) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const format = useFormat();
  const finish = useAction(setFeedback, { invalidates: [getAgenda, getMeeting], onError: toastError });
  const open = openNextSteps(meetings);
  if (open.length === 0) return null;
  return (
    <Panel title={t('after.title')}>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {open.map((meeting) => {
          const { id, feedback } = meeting;
          const names = format.list(counterpartsOf(meeting, participantId).map(fullName));
          return (
            <Group key={id} component="li" justify="space-between" gap="sm" wrap="nowrap">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Anchor component={Link} to={`/fairs/${fairId}/meetings/${id}`} fw={600}>
                  {feedback.nextStep}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {[names, feedback.nextOn && t('after.until', { day: format.day(feedback.nextOn) })]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </div>
              <Button
                variant="default"
                size="xs"
                style={{ flexShrink: 0 }}
                aria-label={t('after.doneOf', { step: feedback.nextStep })}
                loading={finish.isPending && finish.variables.params.meetingId === id}
                onClick={() =>
                  finish.mutate({ params: { fairId, meetingId: id }, body: { ...feedback, isNextDone: true } })
                }
              >
                {t('after.done')}
              </Button>
            </Group>
          );
        })}
      </Stack>
    </Panel>
  );
}
