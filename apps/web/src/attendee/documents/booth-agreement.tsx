import { Button } from '@mantine/core';
import { getBoothAgreement, putBoothAgreement } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { AgreementForm } from './agreement-form.js';

/** The text that is signed for a booth's documents: the organiser's, or its own. */
export function BoothAgreement({ boothId }: { boothId: string }) {
  const { t } = useTranslation('documents');
  const { fairId } = useFair();
  const params = { fairId, boothId };
  const agreement = useEndpoint(getBoothAgreement, { params });
  const put = useAction(putBoothAgreement, {
    invalidates: [getBoothAgreement],
    onSuccess: ({ number }) => toastSuccess(t('agreement.saved', { number })),
    onError: toastError,
  });
  return (
    <Panel
      title={t('agreement.title')}
      lead={
        agreement.data &&
        t(agreement.data.isOwn ? 'agreement.own' : 'agreement.standard', { number: agreement.data.number })
      }
    >
      <QueryView query={agreement}>
        {({ id, text, isOwn }) => (
          <AgreementForm
            key={id}
            text={text}
            isSaving={put.isPending}
            onSave={(written) => put.mutate({ params, body: { text: written } })}
            actions={
              isOwn && (
                <Button variant="default" onClick={() => put.mutate({ params, body: { text: null } })}>
                  {t('agreement.useStandard')}
                </Button>
              )
            }
          />
        )}
      </QueryView>
    </Panel>
  );
}
