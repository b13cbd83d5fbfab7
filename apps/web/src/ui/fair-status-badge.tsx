import { Badge } from '@mantine/core';
import type { Fair } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

const colors = { draft: 'stone.8', open: 'petrol.8', closed: 'gray.8' } as const;

/** Draft, open or closed. */
export function FairStatusBadge({ status }: { status: Fair['status'] }) {
  const { t } = useTranslation();
  return (
    <Badge variant={status === 'open' ? 'filled' : 'outline'} color={colors[status]} style={{ flex: 'none' }}>
      {t(`home.status.${status}`)}
    </Badge>
  );
}
