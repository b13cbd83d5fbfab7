import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { getRequest, type MeetingRequestPage } from '@parvis/contracts';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { WriteButton } from '../../live/messages/write-button.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { WhyPanel } from '../meeting/why-panel.js';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import { CounterForm } from './counter-form.js';
import { DeclineButton } from './decline-button.js';
import { HandOverButton } from './hand-over-button.js';
import { OnBehalfNote } from './on-behalf-note.js';
import { ProposedTimes } from './proposed-times.js';
import { counterpartIn } from './request.rules.js';
import { RequestHistory } from './request-history.js';
import classes from './requests.module.css';
import { useRequestState } from './use-request-state.js';
import { WithdrawButton } from './withdraw-button.js';

/** One request: what it is about, its times and what has become of them, the answer, and how it went so far. */
export function RequestPage() {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const { requestId = '' } = useParams();
  const query = useEndpoint(getRequest, { params: { fairId, requestId } });
  const other = query.data && counterpartIn(query.data);
  return (
    <Page title={other ? t('page.title', { name: fullName(other) }) : t('page.untitled')} width="narrow">
      <Button
        component={Link}
        to={`/fairs/${fairId}/requests`}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('page.back')}
      </Button>
      <QueryView query={query}>{(request) => <Detail request={request} />}</QueryView>
    </Page>
  );
}

function Detail({ request }: { request: MeetingRequestPage }) {
  const { t } = useTranslation(['requests', 'attendee']);
  const { fairId } = useFair();
  const state = useRequestState();
  const [isCountering, setCountering] = useState(false);
  const other = counterpartIn(request);
  const isPending = request.status === 'pending';
  const isPrincipal = request.part === 'principal';
  return (
    <Stack gap="lg">
      <Panel>
        {other && <PersonLine person={other} photoSize={56} />}
        <Group gap="xs">
          <Badge variant="outline" color="petrol.8">
            {request.kind === 'move'
              ? t('kind.move')
              : request.reason && t(`attendee:business.intent.${request.reason}`)}
          </Badge>
          <Text fw={600} role="status">
            {state(request)}
          </Text>
        </Group>
        <OnBehalfNote request={request} />
        {request.message && <Text className={classes.message}>{request.message}</Text>}
        {request.decline && (
          <Alert variant="outline" bg="white" color="stone.8" title={t(`decline.reason.${request.decline.reason}`)}>
            {request.decline.note}
          </Alert>
        )}
        <Companions request={request} />
        <Group gap="sm">
          {request.meetingId && (
            <Button component={Link} to={`/fairs/${fairId}/meetings/${request.meetingId}`} variant="default">
              {t('page.toMeeting')}
            </Button>
          )}
          {other && <WriteButton to={{ participantId: other.id }} name={fullName(other)} />}
        </Group>
      </Panel>
      {isPending && (
        <Panel title={t(request.isMyTurn ? 'page.answer' : 'page.proposed')}>
          <ProposedTimes request={request} onOther={() => setCountering(true)} />
          {isPrincipal && isCountering && other && (
            <CounterForm request={request} other={other} onClose={() => setCountering(false)} />
          )}
          {isPrincipal && !isCountering && (
            <Group gap="sm">
              <Button variant="default" onClick={() => setCountering(true)}>
                {t(request.isMyTurn ? 'counter.button' : 'counter.renew')}
              </Button>
              <HandOverButton request={request} />
              {request.isMyTurn ? <DeclineButton request={request} /> : <WithdrawButton request={request} />}
            </Group>
          )}
        </Panel>
      )}
      {other && request.kind === 'meet' && isPending && <WhyPanel participantId={other.id} />}
      <RequestHistory request={request} />
    </Stack>
  );
}

/** Whoever else would come, of both sides. */
function Companions({ request }: { request: MeetingRequestPage }) {
  const { t } = useTranslation('requests');
  const others = request.people.filter(({ part }) => part === 'companion');
  if (others.length === 0) return null;
  return <Text size="sm">{t('page.companions', { names: others.map(fullName).join(', ') })}</Text>;
}
