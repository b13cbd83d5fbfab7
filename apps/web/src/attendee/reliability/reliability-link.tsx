import { Button } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';

export function ReliabilityLink() {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  return (
    <Button
      component={Link}
      to={`/fairs/${fairId}/reliability`}
      variant="default"
      leftSection={<IconClipboardCheck size={18} aria-hidden />}
    >
      {t('reliability.title')}
    </Button>
  );
}
