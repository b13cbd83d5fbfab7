import { Button, Stack, Text } from '@mantine/core';
import { listRecommendations } from '@parvis/contracts';
import { IconRefresh, IconSparkles } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ReconnectionsPanel } from '../../partnerships/reconnections-panel.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import classes from '../people/card-list.module.css';
import { CardListSkeleton } from '../people/card-list-skeleton.js';
import { ProfileHint } from '../profile/profile-hint.js';
import { DeadlineNote } from './deadline-note.js';
import { MatchCard } from './match-card.js';
import { NewSuggestionsButton } from './new-suggestions-button.js';
import { useNewSuggestions } from './use-new-suggestions.js';

/** People in a list: as many as one reads in a sitting. */
const limit = 20;

/** The people most worth meeting, with reasons for both sides. */
export function MatchesPage() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  // Read again only on purpose: a card must not vanish while its reader is deciding.
  const query = useEndpoint(
    listRecommendations,
    { params: { fairId }, query: { limit } },
    { refetchOnWindowFocus: false, refetchOnReconnect: false },
  );
  const fresh = useNewSuggestions(query.data, limit);
  const showFresh = async () => {
    await query.refetch();
    window.scrollTo({ top: 0 });
  };
  // Nothing can move on an empty page.
  const isEmpty = query.data?.length === 0;
  const { refetch } = query;
  useEffect(() => {
    if (isEmpty && fresh > 0) void refetch();
  }, [isEmpty, fresh, refetch]);
  const answered = query.data?.filter(({ wish }) => wish !== null).length ?? 0;
  return (
    <Page
      title={t('matches.title')}
      lead={t('matches.lead')}
      actions={
        answered > 0 && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden />}
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {t('matches.renew')}
          </Button>
        )
      }
    >
      <DeadlineNote />
      <ProfileHint />
      <NewSuggestionsButton count={isEmpty ? 0 : fresh} isBusy={query.isFetching} onShow={() => void showFresh()} />
      <ReconnectionsPanel />
      <QueryView query={query} loading={<CardListSkeleton />}>
        {(matches) =>
          matches.length === 0 ? (
            <EmptyState
              icon={<IconSparkles size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('matches.empty.title')}
              action={
                <Button component={Link} to={`/fairs/${fairId}/directory`}>
                  {t('matches.empty.action')}
                </Button>
              }
            >
              {t('matches.empty.text')}
            </EmptyState>
          ) : (
            <Stack gap="xs">
              <Text size="sm" c="dimmed" role="status">
                {t('matches.progress', { answered, total: matches.length })}
              </Text>
              <ul className={classes.wide}>
                {matches.map((match) => (
                  <MatchCard key={match.participant.id} match={match} />
                ))}
              </ul>
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
