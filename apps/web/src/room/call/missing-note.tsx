import type { AgendaMeeting } from '@parvis/contracts';
import { canAskWhere, canProposeLate, canReportNoShow } from '../../attendee/agenda/agenda.rules.js';
import { AskWhere } from '../../attendee/meeting/ask-where.js';
import { LateNotes } from '../../attendee/meeting/late-notes.js';
import { ProposeLate } from '../../attendee/meeting/propose-late.js';
import { ReportNoShow } from '../../attendee/meeting/report-no-show.js';
import { fullName } from '../../attendee/people/full-name.js';
import { PendingMove } from '../../attendee/requests/pending-move.js';
import classes from './call.module.css';

interface MissingNoteProps {
  meeting: AgendaMeeting;
  ownId: string;
  /** The other side, nobody of which is here. */
  others: AgendaMeeting['attendees'];
  now: number;
  /** Since when the reader waits, in ms; null: somebody of the other side was here. */
  since: number | null;
}

/** For whoever waits alone: who has said to be late, and what can be done. Nothing before there is something to say. */
export function MissingNote({ meeting, ownId, others, now, since }: MissingNoteProps) {
  const isParty = meeting.attendees.some(({ id, part }) => id === ownId && part === 'party');
  const isSaid = others.some(({ lateMinutes }) => lateMinutes !== null);
  const mayAsk = isParty && canAskWhere(meeting, now);
  if (meeting.wasHeld || !(isSaid || mayAsk)) return null;
  return (
    <div className={classes.missing} data-missing-note>
      <LateNotes meeting={{ ...meeting, attendees: others }} ownId={ownId} />
      {mayAsk && <AskWhere meeting={meeting} now={now} variant="white" size="compact-sm" />}
      {isParty && canReportNoShow(meeting, now) && (
        <ReportNoShow meeting={meeting} names={others.map(fullName).join(', ')} variant="white" size="compact-sm" />
      )}
      {since !== null && canProposeLate(meeting, ownId, now, since) && <ProposeLate meeting={meeting} ownId={ownId} />}
      {mayAsk && <PendingMove meeting={{ ...meeting, substitutions: [] }} />}
    </div>
  );
}
