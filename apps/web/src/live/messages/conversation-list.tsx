import { SegmentedControl, Stack, Text } from '@mantine/core';
import { getChatUnread, listConversations } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { SearchField } from '../../ui/search-field.js';
import { ConversationItem } from './conversation-item.js';
import { FoundMessages } from './found-messages.js';
import classes from './messages.module.css';

type Box = 'own' | 'booth';

/** The own conversations, or the inbox that a booth's team shares, and what is found in them. */
export function ConversationList({ openId }: { openId: string | undefined }) {
  const { t } = useTranslation('chat');
  const { fairId, isExhibitor } = useFair();
  const [box, setBox] = useState<Box>(isExhibitor ? 'booth' : 'own');
  const [text, setText] = useState('');
  const unread = useEndpoint(getChatUnread, { params: { fairId } });
  const label = (one: Box) => {
    const count = unread.data?.[one] ?? 0;
    return count > 0 ? `${t(`list.${one}`)} (${count})` : t(`list.${one}`);
  };
  return (
    <Stack gap="sm">
      <SearchField label={t('list.search')} onSearch={setText} />
      {text.length >= 2 ? (
        <FoundMessages text={text} />
      ) : (
        <>
          {isExhibitor && (
            <SegmentedControl
              fullWidth
              aria-label={t('list.label')}
              value={box}
              onChange={(value) => setBox(value === 'booth' ? 'booth' : 'own')}
              data={(['booth', 'own'] as const).map((one) => ({ value: one, label: label(one) }))}
            />
          )}
          <Conversations box={box} openId={openId} />
        </>
      )}
    </Stack>
  );
}

function Conversations({ box, openId }: { box: Box; openId: string | undefined }) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const list = usePaged(listConversations, { params: { fairId }, query: { box, limit: 30 } });
  return (
    <QueryView query={list}>
      {() =>
        list.items?.length === 0 ? (
          <Text size="sm" c="dimmed" p="sm">
            {box === 'booth' ? t('list.emptyBooth') : `${t('list.empty')} ${t('list.emptyText')}`}
          </Text>
        ) : (
          <>
            <ul className={classes.list}>
              {list.items?.map((conversation) => (
                <ConversationItem
                  key={conversation.id}
                  conversation={conversation}
                  isOpen={conversation.id === openId}
                />
              ))}
            </ul>
            {list.hasNextPage && <LoadMore list={list} />}
          </>
        )
      }
    </QueryView>
  );
}
