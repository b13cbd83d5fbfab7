import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { AgendaMeeting, Slot } from '@parvis/contracts';
import { mostRequestTimes } from '@parvis/contracts';
import { IconCalendarOff, IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../../fair/use-fair.js';
import { fullName } from '../../people/full-name.js';
import { othersOf } from '../agenda.rules.js';
import classes from './agenda-grid.module.css';
import { AskWhomDialog } from './ask-whom-dialog.js';
import type { Chosen } from './use-chosen-slots.js';
import { useOwnDates } from './use-own-dates.js';
import { useSpokenTime } from './use-spoken-time.js';

interface ChosenBarProps {
  chosen: Chosen;
  allSlots: readonly Slot[];
  participantId: string;
  onDone: () => void;
}

/** What can be done with the chosen times: propose them to somebody, keep them for something else, or make them free again. */
export function ChosenBar({ chosen: { slots, over }, allSlots, participantId, onDone }: ChosenBarProps) {
  const { t } = useTranslation('agenda');
  const spoken = useSpokenTime();
  const [isAsking, setAsking] = useState(false);
  const dates = useOwnDates(allSlots, onDone);
  const [first] = slots;
  if (!first)
    return (
      <>
        <Text size="sm" c="dimmed" visibleFrom="md">
          {t('grid.hint')}
        </Text>
        <Text size="sm" c="dimmed" hiddenFrom="md">
          {t('grid.touchHint')}
        </Text>
      </>
    );
  const isFree = first.state === 'free';
  return (
    <div className={classes.bar}>
      <Stack gap="xs">
        <Text size="sm" fw={600} role="status">
          {slots.length === 1 ? spoken.long(first) : t('chosen.count', { count: slots.length })}
        </Text>
        {over.map((meeting) => (
          <MeetingBetween key={meeting.id} meeting={meeting} participantId={participantId} />
        ))}
        <Group gap="sm">
          {isFree && (
            <Button
              size="sm"
              leftSection={<IconCalendarPlus size={18} aria-hidden />}
              disabled={slots.length > mostRequestTimes}
              aria-haspopup="dialog"
              onClick={() => setAsking(true)}
            >
              {t('chosen.ask', { count: slots.length })}
            </Button>
          )}
          <Button
            size="sm"
            variant="default"
            leftSection={<IconCalendarOff size={18} aria-hidden />}
            loading={dates.isBusy}
            onClick={() => dates.set(slots, isFree)}
          >
            {t(isFree ? 'chosen.block' : 'chosen.free')}
          </Button>
          <Button size="sm" variant="subtle" onClick={onDone}>
            {t('chosen.clear')}
          </Button>
        </Group>
        {isFree && slots.length > mostRequestTimes && (
          <Text size="sm" c="dimmed">
            {t('chosen.tooMany', { most: mostRequestTimes })}
          </Text>
        )}
      </Stack>
      {isAsking && <AskWhomDialog times={slots} onClose={() => setAsking(false)} />}
    </div>
  );
}

function MeetingBetween({ meeting, participantId }: { meeting: AgendaMeeting; participantId: string }) {
  const { t } = useTranslation('agenda');
  const { fairId } = useFair();
  const spoken = useSpokenTime();
  const names = othersOf(meeting, participantId).map(fullName).join(', ');
  return (
    <Alert color="yellow.9" variant="outline" p="xs">
      <Group gap="xs">
        <Text size="sm">{t('chosen.over', { time: spoken.short(meeting), names })}</Text>
        <Anchor component={Link} to={`/fairs/${fairId}/meetings/${meeting.id}/move`} size="sm">
          {t('chosen.move')}
        </Anchor>
        <Anchor component={Link} to={`/fairs/${fairId}/meetings/${meeting.id}`} size="sm">
          {t('chosen.open')}
        </Anchor>
      </Group>
    </Alert>
  );
}
