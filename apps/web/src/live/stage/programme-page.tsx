import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { listStageSessions, type StageSession } from '@parvis/contracts';
import { IconMicrophone2, IconPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { byDay, deviceZone } from '../../attendee/time/zone-time.js';
import { ZonedRange } from '../../attendee/time/zoned-range.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLiveNews } from '../../realtime/live-news.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { useLocalText } from '../use-local-text.js';
import { AgendaMark } from './agenda-mark.js';
import { StageBadge } from './stage-badge.js';

/** The sessions of the fair, day by day. */
export function ProgrammePage() {
  const { t } = useTranslation('live');
  const { fairId, isOrganiser } = useFair();
  const format = useFormat();
  const sessions = usePaged(listStageSessions, { params: { fairId }, query: { limit: 100 } });
  const { refetch } = sessions;
  useLiveNews(
    'stage',
    null,
    useCallback(() => void refetch(), [refetch]),
  );
  const live = (sessions.items ?? []).filter(({ state }) => state === 'live');
  return (
    <Page
      title={t('stage.title')}
      lead={t('stage.lead')}
      actions={
        isOrganiser && (
          <Button component={Link} to="new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('stage.new')}
          </Button>
        )
      }
    >
      <QueryView query={{ data: sessions.items, error: sessions.error, refetch }}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={<IconMicrophone2 size={48} stroke={1.2} aria-hidden />} title={t('stage.empty')}>
              {t(isOrganiser ? 'stage.emptyOrganiser' : 'stage.emptyText')}
            </EmptyState>
          ) : (
            <Stack gap="xl">
              {live.length > 0 && <SessionGroup id="live-now" title={t('stage.liveNow')} sessions={live} />}
              {byDay(items, deviceZone).map(({ day, items: ofDay }) => (
                <SessionGroup key={day} id={`day-${day}`} title={format.day(day)} sessions={ofDay} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <LoadMore list={sessions} />
    </Page>
  );
}

function SessionGroup({ id, title, sessions }: { id: string; title: string; sessions: readonly StageSession[] }) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="sm">
        {title}
      </Title>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {sessions.map((session) => (
          <SessionCard key={session.id} session={session} />
        ))}
      </Stack>
    </section>
  );
}

function SessionCard({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  const textOf = useLocalText();
  const format = useFormat();
  const speakers = session.people.filter(({ part }) => part === 'speaker').map(({ person }) => fullName(person));
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} style={{ flex: '1 1 16rem', minWidth: 0 }}>
          <ZonedRange startsAt={session.startsAt} endsAt={session.endsAt} />
          <Text component="h3" m={0} fw={650} size="lg" style={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={session.id} inherit>
              {textOf(session.title)}
            </Anchor>
          </Text>
          {speakers.length > 0 && <Text size="sm">{t('stage.with', { names: format.list(speakers) })}</Text>}
          {session.ownPart === 'speaker' && (
            <Text size="sm" fw={600}>
              {t('stage.youSpeak')}
            </Text>
          )}
        </Stack>
        <Stack gap="xs" align="flex-end">
          <StageBadge state={session.state} />
          <AgendaMark
            sessionId={session.id}
            title={textOf(session.title)}
            mark={session.onAgenda}
            isAhead={session.state === 'planned' || session.state === 'live'}
          />
        </Stack>
      </Group>
    </Paper>
  );
}
