import { Badge, Button, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { countRequests, listRequests, type MeetingRequest, type RequestBox } from '@parvis/contracts';
import { IconCalendarQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import classes from '../people/card-list.module.css';
import { CardListSkeleton } from '../people/card-list-skeleton.js';
import { PersonLine } from '../people/person-line.js';
import { OnBehalfNote } from './on-behalf-note.js';
import { counterpartIn } from './request.rules.js';
import { useRequestState } from './use-request-state.js';

const boxes = ['to-answer', 'waiting', 'done'] as const satisfies readonly RequestBox[];

/** Requests for meetings: those that wait for the viewer, those that wait for others, and what came of the rest. */
export function RequestsPage() {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const [search, setSearch] = useSearchParams();
  const box = boxes.find((one) => one === search.get('box')) ?? 'to-answer';
  const count = useEndpoint(countRequests, { params: { fairId } });
  const list = usePaged(listRequests, { params: { fairId }, query: { box } });
  const toAnswer = count.data?.toAnswer ?? 0;
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <SegmentedControl
        aria-label={t('list.box')}
        data={boxes.map((value) => ({
          value,
          label: value === 'to-answer' && toAnswer > 0 ? `${t(`list.${value}`)} (${toAnswer})` : t(`list.${value}`),
        }))}
        value={box}
        onChange={(value) => setSearch({ box: value }, { replace: true })}
        style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
      />
      <QueryView query={{ ...list, data: list.items }} loading={<CardListSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconCalendarQuestion size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t(`list.empty.${box}`)}
              action={
                <Button component={Link} to={`/fairs/${fairId}/matches`}>
                  {t('list.toMatches')}
                </Button>
              }
            >
              {t('list.emptyText')}
            </EmptyState>
          ) : (
            <Stack gap="md">
              <ul className={classes.wide}>
                {items.map((request) => (
                  <RequestCard key={request.id} request={request} />
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

function RequestCard({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation(['requests', 'attendee']);
  const { fairId } = useFair();
  const state = useRequestState();
  const other = counterpartIn(request);
  return (
    <Paper component="li" withBorder p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="sm" h="100%">
        {other && <PersonLine person={other} heading="h2" />}
        <Group gap="xs">
          <Badge variant="outline" color={request.isMyTurn ? 'red.8' : 'petrol.8'}>
            {request.kind === 'move'
              ? t('kind.move')
              : request.reason && t(`attendee:business.intent.${request.reason}`)}
          </Badge>
          <Text size="sm">{state(request)}</Text>
        </Group>
        <OnBehalfNote request={request} />
        {request.message && (
          <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
            {request.message}
          </Text>
        )}
        <Group mt="auto">
          <Button
            component={Link}
            to={`/fairs/${fairId}/requests/${request.id}`}
            variant={request.isMyTurn ? 'filled' : 'default'}
          >
            {request.isMyTurn ? t('list.answer') : t('list.open')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
