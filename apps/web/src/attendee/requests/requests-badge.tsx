import { Badge } from '@mantine/core';
import { countRequests } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

/** How many requests wait for an answer of the viewer; nothing where none does. */
export function RequestsBadge() {
  const { t } = useTranslation();
  const { fairId } = useFair();
  const { data } = useEndpoint(countRequests, { params: { fairId } });
  const count = data?.toAnswer ?? 0;
  if (count === 0) return null;
  return (
    <Badge color="red.8" size="sm" circle={count < 10} role="img" aria-label={t('nav.toAnswer', { count })}>
      {count > 99 ? '99+' : count}
    </Badge>
  );
}
