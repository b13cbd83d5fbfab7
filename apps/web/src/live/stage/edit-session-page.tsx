import {
  createStageSession,
  getStageSession,
  listStageSessions,
  type StageSession,
  updateStageSession,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { SessionForm } from './session-form.js';

const invalidates = [getStageSession, listStageSessions];

/** A new session. */
export function NewSessionPage() {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const create = useAction(createStageSession, {
    invalidates,
    onSuccess: ({ id }: StageSession) => void navigate(`/fairs/${fairId}/stage/${id}`),
  });
  return (
    <Page title={t('stage.new')} width="narrow">
      <SessionForm
        session={null}
        isBusy={create.isPending}
        onSubmit={(body, onError) => create.mutate({ params: { fairId }, body }, { onError })}
      />
    </Page>
  );
}

/** Changes of a session that is not over. */
export function EditSessionPage() {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const { sessionId = '' } = useParams();
  const navigate = useNavigate();
  const params = { fairId, sessionId };
  const query = useEndpoint(getStageSession, { params });
  const update = useAction(updateStageSession, {
    invalidates,
    onSuccess: () => void navigate(`/fairs/${fairId}/stage/${sessionId}`),
  });
  return (
    <Page title={t('stage.edit')} width="narrow">
      <QueryView query={query}>
        {(session) => (
          <SessionForm
            session={session}
            isBusy={update.isPending}
            onSubmit={(body, onError) => update.mutate({ params, body }, { onError })}
          />
        )}
      </QueryView>
    </Page>
  );
}
