import { Anchor, Badge, Button } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { IconFlag, IconStar } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { lazily } from '../../ui/lazily.js';
import { boothAddress } from '../hall/booth-address.js';
import { CancellationNote } from '../meeting/cancellation-note.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { ZonedRange } from '../time/zoned-range.js';
import { othersOf, phaseOf } from './agenda.rules.js';
import classes from './agenda-entry.module.css';
import { ClashNote } from './clash-note.js';
import { JoinButton } from './join-button.js';
import { MeetingPlace } from './meeting-place.js';

// What is written after a meeting is not needed to see the agenda.
const FeedbackForm = lazily(async () => (await import('../meeting/feedback-form.js')).FeedbackForm);

interface AgendaEntryProps {
  meeting: AgendaMeeting;
  participantId: string;
  now: number;
  /** Shown for the first time. */
  isNew?: boolean;
}

/** One meeting in the list of a day. */
export function AgendaEntry({ meeting, participantId, now, isNew = false }: AgendaEntryProps) {
  const { t } = useTranslation(['attendee', 'requests']);
  const { fairId } = useFair();
  const [isRating, setRating] = useState(false);
  const phase = phaseOf(meeting, now);
  const isCancelled = meeting.status === 'cancelled';
  const others = othersOf(meeting, participantId);
  const exhibitor = others.find(({ kind, companyId }) => kind === 'exhibitor' && companyId);
  const names = others.map(fullName).join(', ');
  return (
    <li className={classes.entry} data-phase={phase} data-cancelled={isCancelled || undefined}>
      <div>
        <ZonedRange startsAt={meeting.startsAt} endsAt={meeting.endsAt} variant="stack" />
        <MeetingPlace meeting={meeting} />
        <ClashNote meeting={meeting} now={now} />
        {isNew && !isCancelled && (
          <Badge variant="filled" color="petrol.8" size="sm" ml="xs">
            {t('meeting.new')}
          </Badge>
        )}
      </div>
      <div className={classes.people}>
        {others.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            heading="h3"
            mark={
              person.part === 'guest' && (
                <Badge variant="outline" color="stone.8" size="sm">
                  {t('meeting.guest')}
                </Badge>
              )
            }
          />
        ))}
        <CancellationNote meeting={meeting} />
        {meeting.pendingMove && (
          <Anchor component={Link} to={`/fairs/${fairId}/requests/${meeting.pendingMove.requestId}`} size="sm">
            {t(meeting.pendingMove.isMyTurn ? 'requests:move.pendingOther' : 'requests:move.pendingOwn')}
          </Anchor>
        )}
        <div className={classes.links}>
          <Anchor
            component={Link}
            to={`/fairs/${fairId}/meetings/${meeting.id}`}
            size="sm"
            aria-label={t('agenda.detailsOf', { names })}
          >
            {t('agenda.details')}
          </Anchor>
          {exhibitor && (
            <Anchor component={Link} to={boothAddress(fairId, exhibitor)} size="sm">
              {t('agenda.booth')}
            </Anchor>
          )}
        </div>
      </div>
      <div className={classes.actions}>
        {isCancelled && (
          <Badge color="stone.8" variant="outline" size="lg">
            {t('meeting.cancelled')}
          </Badge>
        )}
        {!isCancelled && phase === 'over' && (
          <Button
            variant="default"
            size="sm"
            leftSection={
              meeting.feedback.followUp ? <IconFlag size={17} aria-hidden /> : <IconStar size={17} aria-hidden />
            }
            aria-expanded={isRating}
            onClick={() => setRating(!isRating)}
          >
            {meeting.feedback.rating ? t('agenda.rated', { rating: meeting.feedback.rating }) : t('agenda.rate')}
          </Button>
        )}
        <JoinButton meeting={meeting} now={now} isQuiet={phase === 'over'} />
      </div>
      {isRating && (
        <div style={{ gridColumn: '1 / -1' }}>
          <Suspense>
            <FeedbackForm meeting={meeting} isRatable />
          </Suspense>
        </div>
      )}
    </li>
  );
}
