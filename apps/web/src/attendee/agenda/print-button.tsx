import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Prints the agenda, or keeps it as a PDF where the browser's dialog offers that. */
export function PrintButton() {
  const { t } = useTranslation('agenda');
  return (
    <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
      {t('print.button')}
    </Button>
  );
}
