import { getBoothAgreement, getStandardAgreement, putStandardAgreement } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { AgreementForm } from '../../attendee/documents/agreement-form.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

/** The organiser's text, which is signed at every booth without one of its own. */
export function StandardAgreement() {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const agreement = useEndpoint(getStandardAgreement, { params: { fairId } });
  const put = useAction(putStandardAgreement, {
    invalidates: [getStandardAgreement, getBoothAgreement],
    onSuccess: ({ number }) => toastSuccess(t('agreement.saved', { number })),
    onError: toastError,
  });
  return (
    <Panel
      title={t('agreement.organise')}
      lead={agreement.data && t('agreement.organiseLead', { number: agreement.data.number })}
    >
      <QueryView query={agreement}>
        {({ id, text }) => (
          <AgreementForm
            key={id}
            text={text}
            isSaving={put.isPending}
            onSave={(written) => put.mutate({ params: { fairId }, body: { text: written } })}
          />
        )}
      </QueryView>
    </Panel>
  );
}
