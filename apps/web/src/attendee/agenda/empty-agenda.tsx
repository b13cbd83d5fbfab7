import { Button, Group } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { useWishWindow } from '../matching/use-wish-window.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { useMomentInZones } from '../time/use-moment-in-zones.js';

/** Why there is no meeting yet, and what to do for it. */
export function EmptyAgenda() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const { data: profile } = useOwnProfile();
  const wishes = useWishWindow();
  const moment = useMomentInZones();
  const to = (page: string) => `/fairs/${fairId}/${page}`;

  if (profile && profile.completedAt === null) {
    return (
      <State
        title={t('agenda.empty.profileTitle')}
        text={t('agenda.empty.profile')}
        to={to('profile')}
        action={t('agenda.empty.toProfile')}
      />
    );
  }
  if (wishes.phase === 'ended') {
    return (
      <State
        title={t('agenda.empty.endedTitle')}
        text={t('agenda.empty.ended')}
        to={to('hall')}
        action={t('agenda.empty.toHall')}
      />
    );
  }
  if (wishes.phase === 'late' && wishes.millisecondsLeft <= 0) {
    return (
      <State
        title={t('agenda.empty.noneTitle')}
        text={t('agenda.empty.none')}
        to={to('matches')}
        action={t('agenda.empty.toMatches')}
      />
    );
  }
  if (wishes.phase === 'closed') {
    return (
      <State
        title={t('agenda.empty.waitTitle')}
        text={t('agenda.empty.wait')}
        to={to('wishes')}
        action={t('agenda.empty.toWishes')}
      />
    );
  }
  return (
    <State
      title={t('agenda.empty.wishTitle')}
      text={
        wishes.phase === 'late' ? t('agenda.empty.wishLate') : t('agenda.empty.wish', { when: moment(wishes.closesAt) })
      }
      to={to('matches')}
      action={t('agenda.empty.toMatches')}
    />
  );
}

function State({ title, text, to, action }: { title: string; text: string; to: string; action: string }) {
  return (
    <EmptyState
      icon={<IconCalendarEvent size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
      title={title}
      action={
        <Group>
          <Button component={Link} to={to}>
            {action}
          </Button>
        </Group>
      }
    >
      {text}
    </EmptyState>
  );
}
