import type { AgendaMeeting } from '@parvis/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../../fair/use-fair.js';
import { fullName } from '../../people/full-name.js';
import { canCancel, othersOf, phaseOf } from '../agenda.rules.js';
import { MeetingPlace } from '../meeting-place.js';
import { useClashes } from '../use-clashes.js';
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
  const isClashing = useClashes()(item, now);
  const label = [t('meeting.label', { when: spoken.long(item), names }), isClashing && t('attendee:agenda.clash')];
  const isMovable = canCancel(item, now);
  return (
    <Link
      to={`/fairs/${fairId}/meetings/${item.id}`}
      className={classes.block}
      style={{ '--from': from, '--to': to, '--lane': lane, '--lanes': lanes } as React.CSSProperties}
      data-stop={from}
      data-phase={phaseOf(item, now)}
      tabIndex={-1}
      aria-label={label.filter(Boolean).join('. ')}
      title={isMovable ? t('meeting.drag') : undefined}
      draggable={isMovable}
      onDragStart={(event) => event.dataTransfer.setData(meetingDragType, item.id)}
    >
      <span className={classes.what}>
        {isClashing && <IconAlertTriangle size={14} color="#8a4b00" style={{ verticalAlign: -2 }} aria-hidden />}
        {spoken.start(item)} <strong>{names}</strong>
      </span>
      {item.pendingMove && <span className={classes.note}>{t('meeting.move')}</span>}
      <MeetingPlace meeting={item} />
    </Link>
  );
}
