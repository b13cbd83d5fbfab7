import { Badge } from '@mantine/core';
import { getChatUnread } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../api/use-endpoint.js';
import { useFair } from './use-fair.js';

/** In how many conversations something is unread; nothing where all is read. */
export function UnreadBadge() {
  const { t } = useTranslation();
  const { fairId } = useFair();
  const { data } = useEndpoint(getChatUnread, { params: { fairId } });
  const count = (data?.own ?? 0) + (data?.booth ?? 0);
  if (count === 0) return null;
  return (
    <Badge color="red.8" size="sm" circle={count < 10} role="img" aria-label={t('nav.unread', { count })}>
      {count > 99 ? '99+' : count}
    </Badge>
  );
}
