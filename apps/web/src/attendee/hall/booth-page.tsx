import { Alert, Button } from '@mantine/core';
import { getBooth } from '@parvis/contracts';
import { IconEyeOff, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoungePanel } from '../../live/lounge/lounge-panel.js';
import { WriteButton } from '../../live/messages/write-button.js';
import { CallPanel } from '../../live/stand-call/call-panel.js';
import { VisitHere } from '../../live/stand-call/visit-here.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { BoothContactPanel } from '../badge/booth-contact-panel.js';
import { BoothView } from './booth-view.js';

/** One booth with products and team. */
export function BoothPage() {
  // All that the panels say, so that none of them takes the page away again while its words are fetched.
  const { t } = useTranslation(['attendee', 'booth', 'chat', 'documents', 'live', 'leads', 'proofs']);
  const { fairId, isAttendee } = useFair();
  const { boothId = '' } = useParams();
  const query = useEndpoint(getBooth, { params: { fairId, boothId } });
  return (
    <Page
      title={query.data?.companyName ?? t('booth.title')}
      actions={
        query.data && !query.data.isOwn
          ? isAttendee && query.data.isPublished && <WriteButton to={{ boothId }} name={query.data.companyName} />
          : query.data?.isOwn && (
              <Button
                component={Link}
                to={`/fairs/${fairId}/hall/${boothId}/edit`}
                leftSection={<IconPencil size={18} aria-hidden />}
              >
                {t('booth.edit')}
              </Button>
            )
      }
    >
      <QueryView query={query}>
        {(booth) => (
          <>
            {!booth.isPublished && (
              <Alert color="gray" variant="outline" bg="white" icon={<IconEyeOff aria-hidden />} role="status">
                {t('booth:state.hidden')}
              </Alert>
            )}
            <VisitHere boothId={boothId} />
            <CallPanel boothId={boothId} />
            <LoungePanel boothId={boothId} />
            {!booth.isOwn && <BoothContactPanel boothId={boothId} />}
            <BoothView booth={booth} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
