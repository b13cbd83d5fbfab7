import { Switch } from '@mantine/core';
import { getStageSession, listRecordings, publishStageRecording, type StageSession } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { RecordingList } from '../recordings/recording-list.js';

/** The recording of a session: its people's, and everybody's in the fair once a moderator has published it. */
export function StageRecording({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  const { fairId, isAttendee } = useFair();
  const { isRecordingPublished } = session;
  const isModerator = session.ownPart === 'moderator';
  const isAfter = session.liveAt !== null && session.state === 'over';
  const { data: recordings = [] } = useEndpoint(
    listRecordings,
    { params: { fairId, roomId: session.id } },
    { enabled: isAfter && isAttendee },
  );
  const publish = useAction(publishStageRecording, {
    invalidates: [getStageSession, listRecordings],
    onError: toastError,
  });
  const params = { fairId, sessionId: session.id };
  if (!isAfter || (recordings.length === 0 && !isModerator)) return null;
  return (
    <Panel
      title={t('stage.recording.title')}
      lead={t(`stage.recording.${isRecordingPublished ? 'public' : 'private'}`)}
    >
      {isModerator && (
        <Switch
          label={t('stage.recording.publish')}
          description={t('stage.recording.publishHint')}
          checked={isRecordingPublished}
          disabled={publish.isPending}
          onChange={(event) => publish.mutate({ params, body: { isPublished: event.currentTarget.checked } })}
        />
      )}
      <RecordingList fairId={fairId} recordings={recordings} />
    </Panel>
  );
}
