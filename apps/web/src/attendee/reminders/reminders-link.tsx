import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';

export function RemindersLink() {
  const { t } = useTranslation('reminders');
  const { fairId } = useFair();
  return (
    <Button
      component={Link}
      to={`/fairs/${fairId}/reminders`}
      variant="default"
      leftSection={<IconBell size={18} aria-hidden />}
    >
      {t('title')}
    </Button>
  );
}
