import { Button, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import {
  getParticipant,
  listRequestsFor,
  type MeetingRequest,
  type ParticipantCard,
  type RequestBox,
} from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { CounterForm } from '../requests/counter-form.js';
import { DeclineButton } from '../requests/decline-button.js';
import { OnBehalfNote } from '../requests/on-behalf-note.js';
import { ProposedTimes } from '../requests/proposed-times.js';
import { counterpartIn } from '../requests/request.rules.js';
import { WithdrawButton } from '../requests/withdraw-button.js';
import { InNameOf } from './in-name-of.js';
import { PersonSearch } from './person-search.js';
import { ActingContext } from './use-in-name.js';

const boxes = ['to-answer', 'waiting', 'done'] as const satisfies readonly RequestBox[];

/** What a lead does for a member who lets the leads book: finds meetings, and answers what waits. */
export function ForPersonPage() {
  const { t } = useTranslation('delegations');
  const { fairId } = useFair();
  const { delegationId = '', personId = '' } = useParams();
  const person = useEndpoint(getParticipant, { params: { fairId, participantId: personId } });
  const [other, setOther] = useState<ParticipantCard | null>(null);
  const page = `/fairs/${fairId}/delegations/${delegationId}`;
  return (
    <ActingContext value={{ delegationId, personId }}>
      <Page title={person.data ? t('for.title', { name: fullName(person.data) }) : t('led.one')} width="narrow">
        <Button
          component={Link}
          to={page}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('for.back')}
        </Button>
        <InNameOf />
        <Panel title={t('for.find')} lead={t('for.findLead')}>
          <PersonSearch label={t('for.with')} value={other} onChange={setOther} withoutId={personId} />
          <Group>
            {other ? (
              <Button component={Link} to={`${page}/for/${personId}/ask/${other.id}`}>
                {t('for.times')}
              </Button>
            ) : (
              <Button disabled>{t('for.times')}</Button>
            )}
          </Group>
        </Panel>
        <Requests delegationId={delegationId} personId={personId} />
      </Page>
    </ActingContext>
  );
}

function Requests({ delegationId, personId }: { delegationId: string; personId: string }) {
  const { t } = useTranslation(['delegations', 'requests']);
  const { fairId } = useFair();
  const [search, setSearch] = useSearchParams();
  const box = boxes.find((one) => one === search.get('box')) ?? 'to-answer';
  const list = usePaged(listRequestsFor, { params: { fairId, delegationId, personId }, query: { box, limit: 20 } });
  return (
    <Panel title={t('for.requests')}>
      <SegmentedControl
        aria-label={t('requests:list.box')}
        data={boxes.map((value) => ({ value, label: t(`requests:list.${value}`) }))}
        value={box}
        onChange={(value) => setSearch({ box: value }, { replace: true })}
        style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
      />
      <QueryView query={{ ...list, data: list.items }}>
        {(requests) =>
          requests.length === 0 ? (
            <Text c="dimmed">{t('for.noRequests')}</Text>
          ) : (
            <>
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
                {requests.map((request) => (
                  <RequestItem key={request.id} request={request} />
                ))}
              </Stack>
              <LoadMore list={list} />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function RequestItem({ request }: { request: MeetingRequest }) {
  const { t } = useTranslation(['delegations', 'requests']);
  const [isCountering, setCountering] = useState(false);
  const other = counterpartIn(request);
  const { status } = request;
  const isPending = status === 'pending';
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="sm">
        {other && <PersonLine person={other} />}
        <Text size="sm" fw={600}>
          {t(
            status !== 'pending' ? `for.state.${status}` : request.isMyTurn ? 'for.state.answer' : 'for.state.waiting',
          )}
        </Text>
        <OnBehalfNote request={request} />
        {request.message && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {request.message}
          </Text>
        )}
        {isPending && <ProposedTimes request={request} onOther={() => setCountering(true)} />}
        {isPending && isCountering && other && (
          <CounterForm request={request} other={other} onClose={() => setCountering(false)} />
        )}
        {isPending && !isCountering && (
          <Group gap="sm">
            <Button variant="default" onClick={() => setCountering(true)}>
              {t(request.isMyTurn ? 'requests:counter.button' : 'requests:counter.renew')}
            </Button>
            {request.isMyTurn ? <DeclineButton request={request} /> : <WithdrawButton request={request} />}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
