import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** Says which of the times that were chosen before do not suit both. */
export function GoneNote({ gone, name }: { gone: readonly string[]; name: string }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  if (gone.length === 0) return null;
  return (
    <Alert color="yellow.9" variant="outline">
      <Text size="sm">
        {t('times.gone', {
          count: gone.length,
          name,
          times: format.list(gone.map((startsAt) => format.moment(startsAt))),
        })}
      </Text>
    </Alert>
  );
}
