import { getBooth } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ErrorState } from '../../ui/error-state.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { BoothEditor } from '../booth-editor/booth-editor.js';

/** Any booth, for those who may change it: its staff, and organisers. */
export function EditBoothPage() {
  const { t } = useTranslation('attendee');
  const { fairId, isOrganiser } = useFair();
  const { boothId = '' } = useParams();
  const query = useEndpoint(getBooth, { params: { fairId, boothId } });
  const mayEdit = isOrganiser || query.data?.isOwn;
  return (
    <Page title={query.data?.companyName ?? t('booth.title')} lead={mayEdit && t('booth.editLead')}>
      <QueryView query={query}>
        {(booth) =>
          mayEdit ? (
            <BoothEditor key={booth.id} booth={booth} />
          ) : (
            <ErrorState error={new ApiError({ code: 'NOT_ALLOWED', status: 403 })} />
          )
        }
      </QueryView>
    </Page>
  );
}
