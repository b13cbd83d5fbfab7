import { Button } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { othersOf } from '../../attendee/agenda/agenda.rules.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './call.module.css';
import type { Following } from './following.rules.js';

interface FollowingNoteProps {
  following: Following<AgendaMeeting>;
  ownId: string;
  onGo(): void;
}

/** The meeting after this one, and the way there. */
export function FollowingNote({ following: { meeting, hasBegun }, ownId, onGo }: FollowingNoteProps) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const names = format.list(othersOf(meeting, ownId).map(fullName));
  return (
    <div className={classes.following} role="status" data-following={hasBegun ? 'begun' : 'ahead'}>
      <span>
        {hasBegun ? t('time.waits', { names }) : t('time.next', { time: format.time(meeting.startsAt), names })}
      </span>
      <Button
        size="compact-sm"
        variant={hasBegun ? 'white' : 'outline'}
        color={hasBegun ? undefined : 'white'}
        onClick={onGo}
      >
        {t('time.go')}
      </Button>
    </div>
  );
}
