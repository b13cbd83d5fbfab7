import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import {
  type AgendaMeeting,
  countRequests,
  getMeeting,
  getRequestOptions,
  listRequests,
  requestMessageMax,
  sendMove,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { counterpartsOf } from '../agenda/agenda.rules.js';
import { fullName } from '../people/full-name.js';
import { useOwnProfile } from '../people/use-own-profile.js';
import { ZonedRange } from '../time/zoned-range.js';
import { GoneNote } from './gone-note.js';
import { RequestBarNote } from './request-bar-note.js';
import { TimeChoice } from './time-choice.js';
import { type AskedTimes, startsOf, useAskedTimes } from './use-asked-times.js';

/** Proposes other times for a confirmed meeting, which stays where it is until one of them is accepted. */
export function MovePage() {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const { meetingId = '' } = useParams();
  const profile = useOwnProfile();
  const meeting = useEndpoint(getMeeting, { params: { fairId, meetingId } });
  return (
    <Page title={t('move.title')} lead={t('move.lead')} width="narrow">
      <QueryView query={profile}>
        {({ id }) => (
          <QueryView query={meeting}>
            {(data) => {
              const [other] = counterpartsOf(data, id);
              return other ? <MoveForm meeting={data} other={other} /> : <Text>{t('move.nobody')}</Text>;
            }}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

interface MoveFormProps {
  meeting: AgendaMeeting;
  other: AgendaMeeting['attendees'][number];
}

function MoveForm(props: MoveFormProps) {
  const { t } = useTranslation('requests');
  const asked = useAskedTimes({ participantId: props.other.id, meetingId: props.meeting.id });
  return asked.isPending ? <Text>{t('times.loading')}</Text> : <OpenMoveForm {...props} asked={asked} />;
}

function OpenMoveForm({ meeting, other, asked: askedNow }: MoveFormProps & { asked: AskedTimes }) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const format = useFormat();
  const navigate = useNavigate();
  const [clientKey] = useState(() => crypto.randomUUID());
  // As it was found when the form opened.
  const [asked] = useState(askedNow);
  const [times, setTimes] = useState<string[]>(() => asked.times.map(({ startsAt }) => startsAt));
  const [message, setMessage] = useState('');
  const of = { participantId: other.id, meetingId: meeting.id };
  const options = useEndpoint(getRequestOptions, {
    params: { fairId, participantId: other.id },
    query: { meetingId: meeting.id },
  });
  const move = useAction(sendMove, {
    invalidates: [listRequests, countRequests, getMeeting],
    onSuccess: ({ id }) => {
      toastSuccess(t('move.sent', { name: fullName(other) }));
      void navigate(`/fairs/${fairId}/requests/${id}`);
    },
    onError: (error) => {
      toastError(error);
      void options.refetch();
    },
  });
  return (
    <Stack gap="lg">
      <LeaveGuard isDirty={!move.isPending && (message !== '' || times.join() !== startsOf(asked))} />
      <Panel title={t('move.now')}>
        <div>
          <Text fw={600}>{format.dayOf(meeting.startsAt)}</Text>
          <ZonedRange startsAt={meeting.startsAt} endsAt={meeting.endsAt} />
        </div>
        <Text>{fullName(other)}</Text>
      </Panel>
      <Panel title={t('ask.when')} lead={t('ask.whenLead')}>
        <QueryView query={options}>
          {(known) => (
            <>
              {known.bar && <RequestBarNote bar={known.bar} person={other} />}
              <GoneNote gone={asked.gone} name={fullName(other)} />
              <TimeChoice of={of} options={known} asked={asked.times} chosen={times} onChange={setTimes} />
            </>
          )}
        </QueryView>
        <Textarea
          label={t('counter.note')}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          maxLength={requestMessageMax}
          autosize
          minRows={2}
        />
      </Panel>
      <Group justify="flex-end">
        <Button
          disabled={times.length === 0}
          loading={move.isPending}
          onClick={() =>
            move.mutate({ params: { fairId, meetingId: meeting.id }, body: { clientKey, message, times } })
          }
        >
          {t('ask.send')}
        </Button>
      </Group>
    </Stack>
  );
}
