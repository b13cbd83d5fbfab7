import { useTranslation } from 'react-i18next';
import { ChatPanel } from '../../live/chat/chat-panel.js';
import { Panel } from '../../ui/panel.js';

/** What was written and sent in a meeting's room; goes on before and after the call. */
export function ChatAndFiles({ fairId, meetingId }: { fairId: string; meetingId: string }) {
  const { t } = useTranslation('live');
  return (
    <Panel title={t('chat.panel')} lead={t('chat.lead')}>
      <div style={{ display: 'flex', flexDirection: 'column', maxHeight: '24rem' }}>
        <ChatPanel fairId={fairId} roomId={meetingId} />
      </div>
    </Panel>
  );
}
