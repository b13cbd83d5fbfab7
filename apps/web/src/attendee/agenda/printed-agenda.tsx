import type { AgendaMeeting, AgendaSession } from '@parvis/contracts';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLocalText } from '../../live/use-local-text.js';
import { fullName } from '../people/full-name.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { ZoneNote } from '../time/zone-note.js';
import { byDay, deviceZone, showSameTime } from '../time/zone-time.js';
import { othersOf } from './agenda.rules.js';
import { MeetingPlace } from './meeting-place.js';
import classes from './printed-agenda.module.css';

interface PrintedAgendaProps {
  meetings: readonly AgendaMeeting[];
  sessions: readonly AgendaSession[];
  participantId: string;
}

/** The agenda on paper, or as a PDF: a page for each day, with room to write. Not on the screen. */
export function PrintedAgenda({ meetings, sessions, participantId }: PrintedAgendaProps) {
  const { t } = useTranslation('agenda');
  const { fair } = useFair();
  const format = useFormat();
  const textOf = useLocalText();
  const { data: own } = useOwnProfile();
  const days = byDay(
    [...meetings.filter(({ status }) => status === 'scheduled'), ...sessions.filter(({ isCancelled }) => !isCancelled)],
    deviceZone,
  );
  // Beside the rest of the page, so that the rest can be left out as a whole.
  return createPortal(
    <div className={`parvis-paper ${classes.paper}`} aria-hidden>
      {days.map(({ day, items }) => (
        <section key={day} className={classes.page}>
          <header className={classes.title}>
            <strong>{fair.name}</strong>
            <span>{own && [fullName(own), own.companyName].filter(Boolean).join(', ')}</span>
          </header>
          <div className={classes.day}>{format.day(day)}</div>
          {items[0] && <ZoneNote at={items[0].startsAt} />}
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('print.time')}</th>
                <th>{t('print.with')}</th>
                <th>{t('print.where')}</th>
                <th>{t('print.notes')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={'sessionId' in item ? item.sessionId : item.id}>
                  <td className={classes.time}>
                    <strong>
                      {format.time(item.startsAt)}–{format.time(item.endsAt)}
                    </strong>
                    {!showSameTime(item.startsAt, deviceZone, fair.timeZone) && (
                      <div>{t('print.atFair', { time: format.time(item.startsAt, fair.timeZone) })}</div>
                    )}
                  </td>
                  <td>
                    {'sessionId' in item ? (
                      <strong>{textOf(item.title)}</strong>
                    ) : (
                      othersOf(item, participantId).map((person) => (
                        <div key={person.id}>
                          <strong>{fullName(person)}</strong>
                          <div>{[person.jobTitle, person.companyName].filter(Boolean).join(', ')}</div>
                        </div>
                      ))
                    )}
                  </td>
                  <td>
                    {'sessionId' in item ? t('session.stage') : <MeetingPlace meeting={item} />}
                    {'place' in item && item.place === 'table' && item.table && <div>{textOf(item.table.way)}</div>}
                  </td>
                  <td className={classes.notes} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>,
    document.body,
  );
}
