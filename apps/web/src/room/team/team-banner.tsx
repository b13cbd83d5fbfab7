import { Button, Group } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../attendee/time/use-now.js';
import { useTimeWords } from '../../attendee/time/use-time-words.js';
import { tellFailure } from '../call/tell-failure.js';
import type { RoomClient } from '../client/room-client.js';
import classes from './team-banner.module.css';

interface TeamBannerProps {
  client: RoomClient;
  meeting: AgendaMeeting;
  /** Goes to the meeting alone. */
  onGo(): void;
}

/** Says that only the own side is here, and leads to the meeting: oneself or everybody. */
export function TeamBanner({ client, meeting, onGo }: TeamBannerProps) {
  const { t } = useTranslation('room');
  const words = useTimeWords();
  const left = Date.parse(meeting.startsAt) - useNow();
  return (
    <div className={classes.banner} role="status" data-team-banner>
      <IconLock size={18} aria-hidden />
      <span>
        <strong>{t('team.only')}</strong>{' '}
        {left > 0 ? t('team.startsIn', { span: words.span(left) }) : t('team.hasBegun')}
      </span>
      <Group gap="xs" ml="auto">
        <Button size="compact-md" variant="outline" color="white" onClick={onGo}>
          {t('team.go')}
        </Button>
        <Button size="compact-md" variant="white" onClick={() => tellFailure(client.actions.goTeam())}>
          {t('team.bringAll')}
        </Button>
      </Group>
    </div>
  );
}
