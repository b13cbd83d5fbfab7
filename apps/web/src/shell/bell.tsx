import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { listNotifications, markNotificationsRead } from '@parvis/contracts';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../api/use-endpoint.js';
import { NotificationList } from './notification-list.js';

/** The notifications; opening the list marks them as read. */
export function Bell() {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const notifications = useEndpoint(listNotifications, { query: { limit: 20 } });
  const markRead = useAction(markNotificationsRead, { invalidates: [listNotifications] });
  const unread = notifications.data?.unread ?? 0;

  const open = () => {
    if (!isOpen && unread > 0) markRead.mutate({});
    toggle();
  };
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-end" width={340} shadow="md" trapFocus returnFocus>
      <Indicator label={unread > 9 ? '9+' : unread} disabled={unread === 0} size={18} color="red.8" offset={6}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="petrol"
            size="lg"
            onClick={open}
            aria-label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.label')}
          >
            <IconBell size={22} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('bell.label')} p="xs">
        <NotificationList items={notifications.data?.items ?? []} onOpen={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
