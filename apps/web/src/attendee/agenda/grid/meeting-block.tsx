import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../../fair/use-fair.js';
import { fullName } from '../../people/full-name.js';
import { canCancel, othersOf, phaseOf } from '../agenda.rules.js';
import { ClashNote } from '../clash-note.js';
import { MeetingPlace } from '../meeting-place.js';
import classes from './agenda-grid.module.css';
import type { Placed } from './grid.rules.js';
import { meetingDragType } from './slot-cell.js';
import { useSpokenTime } from './use-spoken-time.js';

interface MeetingBlockProps {
  placed: Placed<AgendaMeeting>;
  participantId: string;
  now: number;
}

/** A meeting; leads to its page, and can be dragged to another time while it is ahead. */
export function MeetingBlock({ placed: { item, from, to, lane, lanes }, participantId, now }: MeetingBlockProps) {
  const { t } = useTranslation(['agenda', 'attendee']);
  const { fairId } = useFair();
  const spoken = useSpokenTime();
  const names = othersOf(item, participantId).map(fullName).join(', ');
  const isMovable = canCancel(item, now);
  return (
    <Link
      to={`/fairs/${fairId}/meetings/${item.id}`}
      className={classes.block}
      style={{ '--from': from, '--to': to, '--lane': lane, '--lanes': lanes } as React.CSSProperties}
      data-stop={from}
      data-phase={phaseOf(item, now)}
      tabIndex={-1}
      aria-label={t('meeting.label', { when: spoken.long(item), names })}
      title={isMovable ? t('meeting.drag') : undefined}
      draggable={isMovable}
      onDragStart={(event) => event.dataTransfer.setData(meetingDragType, item.id)}
    >
      <span className={classes.what}>
        {spoken.start(item)} <strong>{names}</strong>
      </span>
      {item.pendingMove && <span className={classes.note}>{t('meeting.move')}</span>}
      <ClashNote meeting={item} now={now} />
      <MeetingPlace meeting={item} />
    </Link>
  );
}
