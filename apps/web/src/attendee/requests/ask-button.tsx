import { Button, type ButtonProps } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';

interface AskButtonProps extends ButtonProps {
  participantId: string;
  name: string;
}

/** Leads to where somebody is asked for a meeting. */
export function AskButton({ participantId, name, ...button }: AskButtonProps) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  return (
    <Button
      component={Link}
      to={`/fairs/${fairId}/requests/new/${participantId}`}
      variant="default"
      leftSection={<IconCalendarPlus size={18} aria-hidden />}
      {...button}
      aria-label={t('ask.to', { name })}
    >
      {t('ask.button')}
    </Button>
  );
}
