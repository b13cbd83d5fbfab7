import { Stack, Text } from '@mantine/core';
import { searchChat } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import classes from './messages.module.css';

/** So many messages before the found one are shown with it. */
const context = 6;

/** Messages with these words; each leads to its place in its conversation. */
export function FoundMessages({ text }: { text: string }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const format = useFormat();
  const list = usePaged(searchChat, { params: { fairId }, query: { text, limit: 20 } });
  return (
    <QueryView query={list}>
      {() => (
        <Stack gap="xs" role="region" aria-label={t('list.found')}>
          {list.items?.length === 0 && (
            <Text size="sm" c="dimmed" role="status" p="sm">
              {t('list.nothing')}
            </Text>
          )}
          <ul className={classes.list}>
            {list.items?.map(({ conversationId, title, message }) => (
              <li key={message.id}>
                <Link
                  to={`/fairs/${fairId}/messages/${conversationId}?after=${Math.max(0, message.seq - context)}`}
                  className={classes.item}
                >
                  <Text fw={600} className={classes.line}>
                    {title}
                  </Text>
                  <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                    {`${message.senderName}: ${message.text}`}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {format.moment(message.createdAt)}
                  </Text>
                </Link>
              </li>
            ))}
          </ul>
          {list.hasNextPage && <LoadMore list={list} />}
        </Stack>
      )}
    </QueryView>
  );
}
