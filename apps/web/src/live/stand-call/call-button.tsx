import { Button, type ButtonProps } from '@mantine/core';
import { callStand, getOwnCalls } from '@parvis/contracts';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';
import { useOwnCalls } from './use-own-calls.js';

/** Calls a stand. A call with it that goes on has a card of its own instead. */
export function CallButton({ boothId, ...button }: ButtonProps & { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const { data: calls } = useOwnCalls();
  const start = useAction(callStand, { invalidates: [getOwnCalls], onError: toastError });
  if (calls?.own?.boothId === boothId && calls.own.state !== 'missed') return null;
  return (
    <Button
      leftSection={<IconPhone size={18} aria-hidden />}
      {...button}
      loading={start.isPending}
      onClick={() => start.mutate({ params: { fairId, boothId }, body: {} })}
    >
      {t('stand.call')}
    </Button>
  );
}
