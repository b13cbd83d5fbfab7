import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { listLedDelegations } from '@parvis/contracts';
import { IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';

/** The delegations that one leads; whoever leads one only is there at once. */
export function LedPage() {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const list = usePaged(listLedDelegations, { params: { fairId } });
  const [only] = list.items ?? [];
  if (only && list.total === 1) return <Navigate to={`/fairs/${fairId}/delegations/${only.id}`} replace />;
  return (
    <Page title={t('led.title')} lead={t('led.lead')}>
      <QueryView query={{ ...list, data: list.items }}>
        {(delegations) =>
          delegations.length === 0 ? (
            <EmptyState
              icon={<IconFlag size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('led.empty')}
            >
              {t('led.emptyText')}
            </EmptyState>
          ) : (
            <Stack>
              {delegations.map(({ id, name, kind, members }) => (
                <Paper key={id} withBorder p="md">
                  <Group justify="space-between">
                    <div>
                      <Anchor component={Link} to={`/fairs/${fairId}/delegations/${id}`} fw={600}>
                        {name}
                      </Anchor>
                      <Text size="sm">{kind}</Text>
                    </div>
                    <Badge variant="outline" color="petrol.8">
                      {t('count.members', { count: members })}
                    </Badge>
                  </Group>
                </Paper>
              ))}
              <LoadMore list={list} />
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
