import { listRecordings } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { Panel } from '../../ui/panel.js';
import { RecordingList } from './recording-list.js';

/** The recordings of a room; nothing where there are none. */
export function RecordingsPanel({ fairId, roomId }: { fairId: string; roomId: string }) {
  const { t } = useTranslation('live');
  const { data: recordings = [] } = useEndpoint(listRecordings, { params: { fairId, roomId } });
  if (recordings.length === 0) return null;
  return (
    <Panel title={t('recording.title')} lead={t('recording.lead')}>
      <RecordingList fairId={fairId} recordings={recordings} />
    </Panel>
  );
}
