import { createTableTicket, type TableScreen } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { call } from '../api/client.js';
import { LiveRoom } from '../live/room/live-room.js';
import { TableView } from './table-view.js';

/** The call of the meeting that is at a table, on the table's screen: those who sit there are in it together. */
export function TableCallPage() {
  const { key = '' } = useParams();
  return <TableView tableKey={key}>{(screen) => <TableCall screen={screen} tableKey={key} />}</TableView>;
}

function TableCall({ screen, tableKey }: { screen: TableScreen; tableKey: string }) {
  const { t } = useTranslation('table');
  const present = screen.meetings.find(({ isOn, hasVideo }) => isOn && hasVideo);
  // The screen is let out when the table is somebody else's, or the meeting is at another time or place.
  const [meeting] = useState(present);
  const path = `/tables/${tableKey}`;
  if (!meeting || present?.id !== meeting.id) return <Navigate to={path} replace />;
  return (
    <LiveRoom
      roomKey={`table-${meeting.id}`}
      entry="check"
      title={t('call.title', { number: screen.number })}
      fetchTicket={() => call(createTableTicket, { params: { key: tableKey } })}
      backPath={path}
      backLabel={t('call.back')}
      call={{ endsAt: meeting.endsAt, aloneText: t('call.alone'), goesTo: path }}
    />
  );
}
