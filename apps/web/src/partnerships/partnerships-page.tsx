import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { listPartnerships, type PartnershipLine } from '@parvis/contracts';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePaged } from '../api/use-endpoint.js';
import classes from '../attendee/people/card-list.module.css';
import { CardListSkeleton } from '../attendee/people/card-list-skeleton.js';
import { useFormat } from '../i18n/use-format.js';
import { EmptyState } from '../ui/empty-state.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { QueryView } from '../ui/query-view.js';
import { ReconnectionsPanel } from './reconnections-panel.js';
import { usePartnershipsPath } from './use-partnerships-path.js';

/** All partnerships of the account, of whatever fair; in a fair, who of them is there comes first. */
export function PartnershipsPage() {
  const { t } = useTranslation('partnerships');
  const { fairId } = useParams();
  const list = usePaged(listPartnerships, {});
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      {fairId && <ReconnectionsPanel />}
      <QueryView query={{ ...list, data: list.items }} loading={<CardListSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconHeartHandshake size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('list.empty')}
              action={
                fairId && (
                  <Button component={Link} to={`/fairs/${fairId}/agenda`}>
                    {t('list.toAgenda')}
                  </Button>
                )
              }
            >
              {t('list.emptyText')}
            </EmptyState>
          ) : (
            <Stack gap="md">
              <ul className={classes.wide}>
                {items.map((line) => (
                  <PartnershipCard key={line.id} line={line} />
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

function PartnershipCard({ line }: { line: PartnershipLine }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const path = usePartnershipsPath();
  return (
    <Paper component="li" withBorder p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="sm" h="100%">
        <div>
          <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
            {line.otherName}
          </Title>
          <Text size="sm" c="dimmed">
            {t('list.began', { fair: line.fairName })}
          </Text>
        </div>
        <Group gap="xs">
          <StateBadge line={line} />
          <Text size="sm" c="dimmed">
            {t('list.last', { when: format.relative(line.lastActivityAt) })}
          </Text>
        </Group>
        <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
          {line.purpose}
        </Text>
        <Group mt="auto">
          <Button component={Link} to={`${path}/${line.id}`} variant={line.isToAnswer ? 'filled' : 'default'}>
            {t(line.isToAnswer ? 'list.answer' : 'list.open')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** How a partnership stands, in a word. */
export function StateBadge({ line }: { line: PartnershipLine }) {
  const { t } = useTranslation('partnerships');
  const isAsleep = line.state === 'open' && line.sleepsUntil !== null;
  const color = line.isToAnswer ? 'red.8' : line.state === 'open' && !isAsleep ? 'petrol.8' : 'stone.8';
  return (
    <Badge variant="outline" color={color}>
      {line.isToAnswer ? t('state.toAnswer') : isAsleep ? t('state.asleep') : t(`state.${line.state}`)}
    </Badge>
  );
}
