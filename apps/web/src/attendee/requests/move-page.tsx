import { Text } from '@mantine/core';
import { getMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { counterpartsOf } from '../agenda/agenda.rules.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { MoveForm } from './move-form.js';

/** Proposes other times for a confirmed meeting, which stays where it is until one of them is accepted. */
export function MovePage() {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const { meetingId = '' } = useParams();
  const navigate = useNavigate();
  const profile = useOwnProfile();
  const meeting = useEndpoint(getMeeting, { params: { fairId, meetingId } });
  return (
    <Page title={t('move.title')} lead={t('move.lead')} width="narrow">
      <QueryView query={profile}>
        {({ id }) => (
          <QueryView query={meeting}>
            {(data) => {
              const [other] = counterpartsOf(data, id);
              if (!other) return <Text>{t('move.nobody')}</Text>;
              return (
                <MoveForm
                  meeting={data}
                  other={other}
                  onSent={(id) => void navigate(`/fairs/${fairId}/requests/${id}`)}
                />
              );
            }}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}
