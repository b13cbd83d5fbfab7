import { Button, type ButtonProps } from '@mantine/core';
import { type AgendaMeeting, getAgenda, getMeeting, reportNoShow } from '@parvis/contracts';
import { IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface ReportNoShowProps extends ButtonProps {
  meeting: Pick<AgendaMeeting, 'id'>;
  /** The people on the other side. */
  names: string;
}

/** Says that the other side has not come, so that the rest of the time is not lost. */
export function ReportNoShow({ meeting, names, ...button }: ReportNoShowProps) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const [isAsking, setAsking] = useState(false);
  const report = useAction(reportNoShow, {
    invalidates: [getAgenda, getMeeting],
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('meeting.noShowDone'));
    },
    onError: toastError,
  });
  return (
    <>
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconUserOff size={18} aria-hidden />}
        onClick={() => setAsking(true)}
        {...button}
      >
        {t('meeting.noShow')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('meeting.noShowTitle')}
        confirmLabel={t('meeting.noShowAction')}
        isBusy={report.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => report.mutate({ params: { fairId, meetingId: meeting.id } })}
      >
        {t('meeting.noShowText', { names })}
      </ConfirmDialog>
    </>
  );
}
