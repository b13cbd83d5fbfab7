import { Badge } from '@mantine/core';
import type { ImportRun } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

const colors = { uploaded: 'stone.8', running: 'petrol.8', finished: 'petrol.8', failed: 'red.8' } as const;

/** How far an import is. */
export function ImportStatusBadge({ status }: { status: ImportRun['status'] }) {
  const { t } = useTranslation('organiser');
  return (
    <Badge variant="outline" color={colors[status]}>
      {t(`import.status.${status}`)}
    </Badge>
  );
}
