import { Stack, Text } from '@mantine/core';
import { listMailbox, type MailboxMessage } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePaged } from '../api/use-endpoint.js';
import { EmptyState } from '../ui/empty-state.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { QueryView } from '../ui/query-view.js';
import { SearchField } from '../ui/search-field.js';
import { MailList } from './mail-list.js';
import { MailView } from './mail-view.js';
import classes from './mailbox-page.module.css';

/** The mails that would have been sent, while Parvis is developed or tried out. */
export function MailboxPage() {
  const { t } = useTranslation('account');
  const [search, setSearch] = useSearchParams();
  const to = search.get('to') ?? '';
  const mails = usePaged(
    listMailbox,
    { query: { to: to || undefined, limit: 30 } },
    { refetchInterval: 5000, retry: false },
  );
  const [chosen, choose] = useState<MailboxMessage | null>(null);

  return (
    <Page title={t('mailbox.title')} lead={t('mailbox.lead')}>
      {mails.error?.code === 'NOT_FOUND' ? (
        <EmptyState title={t('mailbox.offTitle')}>{t('mailbox.off')}</EmptyState>
      ) : (
        <QueryView query={mails}>
          {() => (
            <div className={classes.columns}>
              <Stack gap="sm">
                <SearchField
                  label={t('mailbox.filter')}
                  defaultValue={to}
                  onSearch={(text) => setSearch(text ? { to: text } : {}, { replace: true })}
                />
                {mails.items?.length ? (
                  <MailList mails={mails.items} chosenId={chosen?.id} onChoose={choose} />
                ) : (
                  <EmptyState title={t('mailbox.emptyTitle')}>{t('mailbox.empty')}</EmptyState>
                )}
                <LoadMore list={mails} />
              </Stack>
              <div>{chosen ? <MailView mail={chosen} /> : <Text c="dimmed">{t('mailbox.none')}</Text>}</div>
            </div>
          )}
        </QueryView>
      )}
    </Page>
  );
}
