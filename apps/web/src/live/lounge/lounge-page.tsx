import { createLoungeTicket, getBooth, getLounge } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../api/client.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { QueryView } from '../../ui/query-view.js';
import { ChatPanel } from '../chat/chat-panel.js';
import { LiveRoom } from '../room/live-room.js';

/** The walk-in room of a booth. */
export function LoungePage() {
  const { t } = useTranslation('live');
  const { fairId, isAttendee } = useFair();
  const { boothId = '' } = useParams();
  const params = { fairId, boothId };
  const booth = useEndpoint(getBooth, { params });
  const { data: lounge } = useEndpoint(getLounge, { params });
  const roomId = lounge?.roomId ?? null;
  const boothPath = `/fairs/${fairId}/hall/${boothId}`;
  return (
    <QueryView query={booth}>
      {({ companyName }) => (
        <LiveRoom
          roomKey={`lounge-${boothId}`}
          entry="check"
          title={t('lounge.of', { company: companyName })}
          fetchTicket={() => call(createLoungeTicket, { params })}
          backPath={boothPath}
          backLabel={t('lounge.back')}
          call={{
            endsAt: null,
            aloneText: t('lounge.alone'),
            chat: isAttendee && roomId !== null && <ChatPanel fairId={fairId} roomId={roomId} />,
            goesTo: boothPath,
          }}
        />
      )}
    </QueryView>
  );
}
