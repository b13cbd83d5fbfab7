import { Badge, Group, Text } from '@mantine/core';
import type { Conversation } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOwnProfile } from '../../attendee/people/use-own-profile.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './messages.module.css';
import { titleOf } from './title-of.js';

/** One conversation of the list: with whom, the last words, what waits. */
export function ConversationItem({ conversation, isOpen }: { conversation: Conversation; isOpen: boolean }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const format = useFormat();
  const { data: own } = useOwnProfile();
  const { id, person, isTeam, isRequest, waitsForTeam, assignee, lastMessage, lastAt, unread } = conversation;
  const company = (conversation.kind === 'direct' || isTeam) && person?.companyName;
  const words =
    lastMessage &&
    (lastMessage.isDeleted
      ? t('list.deleted')
      : lastMessage.isHidden
        ? t('list.hidden')
        : lastMessage.text || (lastMessage.hasFile ? t('list.file') : ''));
  const who = lastMessage && (lastMessage.senderId === own?.id ? t('list.you') : lastMessage.senderName);
  return (
    <li>
      <Link
        to={`/fairs/${fairId}/messages/${id}`}
        className={classes.item}
        aria-current={isOpen ? 'page' : undefined}
        data-conversation={id}
      >
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text fw={unread > 0 ? 700 : 600} className={classes.line}>
            {titleOf(conversation)}
          </Text>
          {unread > 0 && (
            <Badge
              color="red.9"
              size="sm"
              circle={unread < 10}
              role="img"
              aria-label={t('list.unread', { count: unread })}
            >
              {unread > 99 ? '99+' : unread}
            </Badge>
          )}
        </Group>
        {company && (
          <Text size="xs" c="dimmed" className={classes.line}>
            {company}
          </Text>
        )}
        {words && (
          <Text size="sm" className={classes.line} fw={unread > 0 ? 550 : undefined}>
            {`${who}: ${words}`}
          </Text>
        )}
        <Group gap={6} mt={2}>
          <Text size="xs" c="dimmed">
            {format.relative(lastAt)}
          </Text>
          {isRequest && (
            <Badge size="xs" variant="outline" color="petrol.8">
              {t('list.request')}
            </Badge>
          )}
          {isTeam && waitsForTeam && (
            <Badge size="xs" variant="outline" color="red.9">
              {t('list.waits')}
            </Badge>
          )}
          {isTeam && assignee && (
            <Text size="xs" c="dimmed">
              {assignee.name}
            </Text>
          )}
        </Group>
      </Link>
    </li>
  );
}
