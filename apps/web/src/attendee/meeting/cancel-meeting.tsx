import { Button, Stack, Textarea } from '@mantine/core';
import { type AgendaMeeting, cancelMeeting, getAgenda, getMeeting, listDelegationAgendas } from '@parvis/contracts';
import { IconCalendarX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { useInName } from '../delegations/use-in-name.js';

interface CancelMeetingProps {
  meeting: Pick<AgendaMeeting, 'id'>;
  /** The people on the other side. */
  names: string;
  /** One of many in a list: a small button, whose name says which. */
  isSmall?: boolean;
}

/** Gives a meeting up, with a word to the other side. */
export function CancelMeeting({ meeting, names, isSmall = false }: CancelMeetingProps) {
  const { t } = useTranslation('attendee');
  const inName = useInName();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useAction(inName.endpoint(cancelMeeting), {
    invalidates: [getAgenda, getMeeting, listDelegationAgendas],
    onSuccess: () => {
      setAsking(false);
      toastSuccess(t('meeting.cancelDone'));
    },
    onError: toastError,
  });
  return (
    <>
      <Button
        variant="subtle"
        color="red.9"
        c="red.9"
        size={isSmall ? 'compact-sm' : 'sm'}
        leftSection={<IconCalendarX size={18} aria-hidden />}
        aria-label={isSmall ? t('meeting.cancelWith', { names }) : undefined}
        onClick={() => setAsking(true)}
      >
        {t(isSmall ? 'meeting.cancelSmall' : 'meeting.cancel')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('meeting.cancel')}
        confirmLabel={t('meeting.cancelAction')}
        dismissLabel={t('meeting.keep')}
        isDangerous
        isBusy={cancel.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => cancel.mutate({ params: { ...inName.params, meetingId: meeting.id }, body: { reason } })}
      >
        <Stack>
          {t('meeting.cancelText', { names })}
          <Textarea
            label={t('meeting.cancelReason')}
            value={reason}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
