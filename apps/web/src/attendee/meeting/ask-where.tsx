import { Button, type ButtonProps } from '@mantine/core';
import { type AgendaMeeting, askAgainMinutes, askWhere } from '@parvis/contracts';
import { IconMapPinQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

interface AskWhereProps extends ButtonProps {
  meeting: Pick<AgendaMeeting, 'id'>;
  now: number;
}

/** Asks the other side where it is, every few minutes at most. */
export function AskWhere({ meeting, now, ...button }: AskWhereProps) {
  const { t } = useTranslation('reminders');
  const { fairId } = useFair();
  const [askedAt, setAskedAt] = useState(0);
  const ask = useAction(askWhere, {
    onSuccess: () => {
      setAskedAt(Date.now());
      toastSuccess(t('where.asked'));
    },
    onError: toastError,
  });
  const hasJustAsked = now < askedAt + askAgainMinutes * 60_000;
  return (
    <Button
      variant="subtle"
      size="sm"
      leftSection={<IconMapPinQuestion size={18} aria-hidden />}
      loading={ask.isPending}
      disabled={hasJustAsked}
      onClick={() => ask.mutate({ params: { fairId, meetingId: meeting.id } })}
      {...button}
    >
      {t(hasJustAsked ? 'where.justAsked' : 'where.ask')}
    </Button>
  );
}
