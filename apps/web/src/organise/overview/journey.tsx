import { Badge, Button, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import classes from './journey.module.css';
import { journeySteps, nextStep, type StepName } from './journey-steps.js';
import type { FairNumbers } from './use-fair-numbers.js';

/** The organiser's way as steps: done, next, later. */
export function Journey({ numbers }: { numbers: FairNumbers }) {
  const { t } = useTranslation('organiser');
  const { fair, fairId } = useFair();
  const steps = journeySteps(fair, numbers);
  const next = nextStep(steps);
  const state = useStepState(numbers);
  return (
    <Panel title={t('overview.journey')}>
      <ol className={classes.steps}>
        {steps.map(({ name, isDone, path }, index) => (
          <li
            key={name}
            className={classes.step}
            data-done={isDone || undefined}
            data-next={name === next || undefined}
          >
            <span className={classes.mark} aria-hidden>
              {isDone ? <IconCheck size={16} stroke={2.5} /> : index + 1}
            </span>
            <div className={classes.words}>
              <Group gap="xs">
                <Text fw={600}>{t(`overview.step.${name}.title`)}</Text>
                {isDone && <span className={classes.hidden}>{t('overview.done')}</span>}
                {name === next && (
                  <Badge color="petrol.8" variant="filled">
                    {t('overview.next')}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {state(name)}
              </Text>
            </div>
            <Button
              component={Link}
              to={`/fairs/${fairId}/organise/${path}`}
              variant={name === next ? 'filled' : 'default'}
              size="xs"
              className={classes.button}
            >
              {t(`overview.step.${name}.button`)}
            </Button>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function useStepState(numbers: FairNumbers) {
  const { t } = useTranslation('organiser');
  const { fair } = useFair();
  const format = useFormat();
  const n = (value: number) => format.number(value);
  const of = (done: number) => ({ done: n(done), all: n(numbers.people) });
  const states: Record<StepName, () => string> = {
    topics: () =>
      numbers.topics ? t('overview.state.topics', { count: numbers.topics }) : t('overview.state.noTopics'),
    people: () =>
      numbers.people
        ? t('overview.state.people', {
            companies: n(numbers.companies),
            exhibitors: n(numbers.exhibitors),
            visitors: n(numbers.visitors),
          })
        : t('overview.state.noPeople'),
    invitations: () => t('overview.state.invitations', of(numbers.invited)),
    wishes: () =>
      t(Date.parse(fair.wishesCloseAt) > Date.now() ? 'overview.state.wishesOpen' : 'overview.state.wishesClosed', {
        ...of(numbers.wished),
        when: format.moment(fair.wishesCloseAt, fair.timeZone),
      }),
    timetable: () => {
      if (fair.publishedAt) return t('overview.state.published', { when: format.moment(fair.publishedAt) });
      return numbers.lastRun
        ? t('overview.state.lastRun', { number: numbers.lastRun.number })
        : t('overview.state.noRun');
    },
    meetings: () =>
      numbers.scheduled > 0 || fair.publishedAt
        ? t('overview.state.meetings', { held: n(numbers.held), scheduled: n(numbers.scheduled) })
        : t('overview.state.noMeetings'),
  };
  return (name: StepName) => states[name]();
}
