import { Button, Group } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconDoorEnter, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../attendee/time/use-now.js';
import { useTimeWords } from '../../attendee/time/use-time-words.js';
import { useFormat } from '../../i18n/use-format.js';
import { tellFailure } from '../call/tell-failure.js';
import type { RoomClient } from '../client/room-client.js';
import { useStore } from '../use-store.js';
import { doorOpensAt } from './team.rules.js';
import classes from './team-banner.module.css';

interface TeamBannerProps {
  client: RoomClient;
  meeting: AgendaMeeting;
  /** Somebody who may wait for this side. */
  hasOtherSide: boolean;
  /** Goes to the meeting alone. */
  onGo(): void;
}

/** Says that only the own side is here, who waits in front of the meeting, and leads there: oneself, everybody, or them. */
export function TeamBanner({ client, meeting, hasOtherSide, onGo }: TeamBannerProps) {
  const { t } = useTranslation('room');
  const words = useTimeWords();
  const format = useFormat();
  const { status, grants } = useStore(client.store);
  const left = Date.parse(meeting.startsAt) - useNow();
  const waiting = status.waiting.map(({ displayName }) => displayName);
  const isOpen = hasOtherSide && !status.isLocked;
  return (
    <div className={classes.banner} data-team-banner>
      <IconLock size={18} aria-hidden className={classes.sign} />
      <div className={classes.words} role="status">
        <p>
          <strong>{t('team.only')}</strong>{' '}
          {left > 0 ? t('team.startsIn', { span: words.span(left) }) : t('team.hasBegun')}{' '}
          {isOpen && t('team.doorOpen')}
        </p>
        {waiting.length > 0 && (
          <p data-in-front={waiting.length}>
            {t('team.inFront', {
              count: waiting.length,
              names: format.list(waiting),
              time: format.time(doorOpensAt(meeting)),
            })}
          </p>
        )}
      </div>
      <Group gap="xs" ml="auto">
        {waiting.length > 0 && grants.includes('moderate') && (
          <Button
            size="compact-md"
            variant="outline"
            color="white"
            leftSection={<IconDoorEnter size={18} aria-hidden />}
            onClick={() => tellFailure(client.actions.moderate.lock(false))}
          >
            {t('team.letIn')}
          </Button>
        )}
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
