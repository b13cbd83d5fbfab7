import { Anchor, Button, Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { canJoin, phaseOf, roomOpensAt } from './agenda.rules.js';

interface JoinButtonProps {
  meeting: AgendaMeeting;
  now: number;
  /** Where joining is still possible but no longer the point. */
  isQuiet?: boolean;
  /** Says when the room opens, where it is not open yet. */
  showsOpening?: boolean;
}

/** The way into the video room, from a quarter of an hour before the meeting. */
export function JoinButton({ meeting, now, isQuiet = false, showsOpening = false }: JoinButtonProps) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const { fairId } = useFair();
  if (canJoin(meeting, now)) {
    return (
      <Button
        component={Link}
        to={`/fairs/${fairId}/meetings/${meeting.id}/room`}
        size={isQuiet ? 'sm' : 'md'}
        variant={isQuiet ? 'default' : 'filled'}
        leftSection={<IconVideo size={18} aria-hidden />}
      >
        {isQuiet ? t('meeting.joinAgain') : t('meeting.join')}
      </Button>
    );
  }
  const opens = meeting.hasVideo && meeting.status === 'scheduled' && phaseOf(meeting, now) === 'ahead';
  if (!showsOpening || !opens) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('meeting.opensAt', { time: format.time(roomOpensAt(meeting)) })}{' '}
      <Anchor component={Link} to={`/fairs/${fairId}/device-check`} size="sm">
        {t('meeting.checkDevices')}
      </Anchor>
    </Text>
  );
}
