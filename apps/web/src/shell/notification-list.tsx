import { Stack, Text, UnstyledButton } from '@mantine/core';
import type { Notification } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormat } from '../i18n/use-format.js';
import { localPath } from '../session/local-path.js';
import classes from './notification-list.module.css';

/** Values that are calendar days, and instants. */
const days = new Set(['expiresOn', 'day']);
const instants = new Set(['startsAt']);

interface NotificationListProps {
  items: Notification[];
  onOpen: () => void;
}

/** The newest notifications; each leads to its page. */
export function NotificationList({ items, onOpen }: NotificationListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  if (items.length === 0) {
    return (
      <Text c="dimmed" p="sm">
        {t('bell.empty')}
      </Text>
    );
  }
  const valueInWords = (name: string, value: string) => {
    if (days.has(name)) return format.days(value, value);
    return instants.has(name) ? format.moment(value) : value;
  };
  const inWords = (params: Notification['params']) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, valueInWords(name, value)]));
  const open = (path: string) => {
    onOpen();
    void navigate(localPath(path));
  };
  return (
    <Stack gap={2} mah={400} style={{ overflowY: 'auto' }}>
      {items.map((item) => (
        <UnstyledButton
          key={item.id}
          className={classes.item}
          data-unread={item.readAt === null || undefined}
          onClick={() => open(item.path)}
        >
          <Text size="sm">{t(`bell.kind.${item.kind}`, { replace: inWords(item.params) })}</Text>
          <Text size="xs" c="dimmed">
            {format.relative(item.createdAt)}
          </Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}
