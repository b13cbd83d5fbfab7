import { Button } from '@mantine/core';
import { type AgendaMeeting, getAgenda, substituteAttendee } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { ColleagueDialog } from './colleague-dialog.js';

/** Puts a colleague in the reader's place in a confirmed meeting. */
export function SubstituteButton({ meeting }: { meeting: Pick<AgendaMeeting, 'id' | 'startsAt'> }) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const substitute = useAction(substituteAttendee, {
    onSuccess: () => {
      toastSuccess(t('substitute.done'));
      // The meeting is the colleague's now.
      void navigate(`/fairs/${fairId}/agenda`);
    },
    onError: toastError,
    invalidates: [getAgenda],
  });
  return (
    <>
      <Button variant="subtle" size="sm" onClick={() => setAsking(true)}>
        {t('substitute.button')}
      </Button>
      {isAsking && (
        <ColleagueDialog
          title={t('substitute.title')}
          text={t('substitute.text')}
          times={[meeting.startsAt]}
          isBusy={substitute.isPending}
          onChoose={(body) => substitute.mutate({ params: { fairId, meetingId: meeting.id }, body })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
