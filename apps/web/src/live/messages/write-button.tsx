import { Button, type ButtonProps } from '@mantine/core';
import { getChatUnread, listConversations, openBoothConversation, openDirectConversation } from '@parvis/contracts';
import { IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

interface WriteButtonProps extends ButtonProps {
  /** To whom: a person, the team of a booth, or, for the team, a visitor of it. */
  to: { participantId: string } | { boothId: string; visitorId?: string };
  name: string;
}

/** Leads to the conversation with somebody, which begins with its first message. */
export function WriteButton({ to, name, ...button }: WriteButtonProps) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const options = {
    invalidates: [listConversations, getChatUnread],
    onError: toastError,
    onSuccess: ({ id }: { id: string }) => void navigate(`/fairs/${fairId}/messages/${id}`),
  };
  const direct = useAction(openDirectConversation, options);
  const booth = useAction(openBoothConversation, options);
  const open = () =>
    'boothId' in to ? booth.mutate({ params: { fairId }, body: to }) : direct.mutate({ params: { fairId }, body: to });
  return (
    <Button
      variant="default"
      leftSection={<IconMessageCircle size={18} aria-hidden />}
      {...button}
      aria-label={t('write.to', { name })}
      loading={direct.isPending || booth.isPending}
      onClick={open}
    >
      {t('write.button')}
    </Button>
  );
}
