import { createInterpreterTicket } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { call } from '../api/client.js';
import { LiveRoom } from '../live/room/live-room.js';
import { DeskView } from './desk-view.js';

/** The room of a meeting, for whoever interprets in it. Left when the booking has gone. */
export function InterpretedCallPage() {
  const { t } = useTranslation('interpreting');
  const { deskKey = '', meetingId = '' } = useParams();
  const path = `/interpreting/${deskKey}`;
  return (
    <DeskView deskKey={deskKey}>
      {({ bookings }) => {
        const booking = bookings.find((each) => each.meetingId === meetingId);
        if (!booking) return <Navigate to={path} replace />;
        return (
          <LiveRoom
            roomKey={`interpreting-${meetingId}`}
            entry="check"
            title={t('call', { names: booking.people.map(({ name }) => name).join(', ') })}
            fetchTicket={() => call(createInterpreterTicket, { params: { deskKey }, body: { meetingId } })}
            backPath={path}
            backLabel={t('back')}
            call={{ endsAt: booking.endsAt, aloneText: t('alone'), goesTo: path }}
          />
        );
      }}
    </DeskView>
  );
}
