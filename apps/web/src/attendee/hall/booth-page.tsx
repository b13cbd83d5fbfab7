import { Alert, Title } from '@mantine/core';
import { getBooth } from '@parvis/contracts';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoungePanel } from '../../live/lounge/lounge-panel.js';
import { MissedHere } from '../../live/stand-call/missed-here.js';
import { VisitHere } from '../../live/stand-call/visit-here.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { BoothContactPanel } from '../badge/booth-contact-panel.js';
import { BoothActions } from './booth-actions.js';
import { BoothView } from './booth-view.js';

/** One booth: who they are and whether somebody is there, then products, documents, people, ways to meet them. */
export function BoothPage() {
  // All that the parts say, so that none of them takes the page away again while its words are fetched.
  const { t } = useTranslation(['attendee', 'booth', 'chat', 'documents', 'live', 'leads', 'proofs']);
  const { fairId } = useFair();
  const { boothId = '' } = useParams();
  const query = useEndpoint(getBooth, { params: { fairId, boothId } });
  return (
    <Page title={query.data?.companyName ?? t('booth.title')} isTitleShown={!query.data}>
      <QueryView query={query}>
        {(booth) => (
          <BoothView
            booth={booth}
            heading={
              <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
                {booth.companyName}
              </Title>
            }
            actions={<BoothActions booth={booth} />}
            notices={
              <>
                {!booth.isPublished && (
                  <Alert color="gray" variant="outline" bg="white" icon={<IconEyeOff aria-hidden />} role="status">
                    {t('booth:state.hidden')}
                  </Alert>
                )}
                <MissedHere boothId={boothId} />
                <VisitHere boothId={boothId} />
              </>
            }
            aside={
              <>
                {!booth.isOwn && <BoothContactPanel boothId={boothId} />}
                <LoungePanel boothId={boothId} />
              </>
            }
          />
        )}
      </QueryView>
    </Page>
  );
}
