import { Button } from '@mantine/core';
import { countRequests, getRequest, handOverRequest, listRequests, type MeetingRequest } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { ColleagueDialog } from './colleague-dialog.js';

/** Puts a colleague in the reader's place. */
export function HandOverButton({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const [isAsking, setAsking] = useState(false);
  const handOver = useAction(handOverRequest, {
    invalidates: [getRequest, listRequests, countRequests],
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('handOver.done'));
    },
    onError: toastError,
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('handOver.button')}
      </Button>
      {isAsking && (
        <ColleagueDialog
          title={t('handOver.title')}
          text={t('handOver.text')}
          times={request.times.map(({ startsAt }) => startsAt)}
          isBusy={handOver.isPending}
          onChoose={(body) => handOver.mutate({ params: { fairId, requestId: request.id }, body })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
