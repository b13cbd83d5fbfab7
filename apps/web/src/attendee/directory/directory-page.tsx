import { Button, Paper, Stack } from '@mantine/core';
import { listDirectory } from '@parvis/contracts';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { WishOrAsk } from '../matching/wish-or-ask.js';
import classes from '../people/card-list.module.css';
import { CardListSkeleton } from '../people/card-list-skeleton.js';
import { PersonFacts } from '../people/person-facts.js';
import { PersonLine } from '../people/person-line.js';
import { DirectoryFilters } from './directory-filters.js';
import { useUrlFilters } from './use-url-filters.js';

const kinds = ['exhibitor', 'visitor'] as const;

/** Everybody in the fair, with search and filters that stand in the address. */
export function DirectoryPage() {
  const { t } = useTranslation(['attendee', 'common']);
  const { fairId } = useFair();
  const filters = useUrlFilters();
  const kind = kinds.find((one) => one === filters.one('kind'));
  const list = usePaged(listDirectory, {
    params: { fairId },
    query: {
      limit: 24,
      search: filters.one('search'),
      kind,
      country: filters.one('country'),
      language: filters.one('language'),
      topic: filters.many('topic'),
    },
  });
  return (
    <Page title={t('directory.title')} lead={t('directory.lead')}>
      <DirectoryFilters filters={filters} />
      <QueryView query={{ ...list, data: list.items }} loading={<CardListSkeleton cards={6} />}>
        {(people) =>
          people.length === 0 ? (
            <EmptyState
              icon={<IconUsers size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('common:list.noMatch')}
              action={
                filters.count > 0 && (
                  <Button variant="default" onClick={filters.clear}>
                    {t('directory.clear')}
                  </Button>
                )
              }
            >
              {t('common:list.noMatchText')}
            </EmptyState>
          ) : (
            <Stack gap="md" aria-busy={list.isPlaceholderData}>
              <ul className={classes.narrow} style={{ opacity: list.isPlaceholderData ? 0.6 : 1 }}>
                {people.map((person) => (
                  <Paper key={person.id} component="li" withBorder p="md">
                    <Stack gap="sm" h="100%">
                      <PersonLine person={person} heading="h2" />
                      <PersonFacts person={person} />
                      <div style={{ marginTop: 'auto' }}>
                        <WishOrAsk person={person} />
                      </div>
                    </Stack>
                  </Paper>
                ))}
              </ul>
              <LoadMore list={list} />
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
