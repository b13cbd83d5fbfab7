import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import {
  type AgendaMeeting,
  getMeeting,
  getRequestOptions,
  type PersonFace,
  requestMessageMax,
  sendMove,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFormat } from '../../i18n/use-format.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { requestReads, useInName } from '../delegations/use-in-name.js';
import { fullName } from '../people/full-name.js';
import { ZonedRange } from '../time/zoned-range.js';
import { GoneNote } from './gone-note.js';
import { RequestBarNote } from './request-bar-note.js';
import { TimeChoice } from './time-choice.js';
import { type AskedTimes, startsOf, useAskedTimes } from './use-asked-times.js';

interface MoveFormProps {
  meeting: Pick<AgendaMeeting, 'id' | 'startsAt' | 'endsAt'>;
  /** Somebody of the other side. */
  other: PersonFace;
  onSent: (requestId: string) => void;
}

/** Other times for a confirmed meeting, of one's own or of a member of a delegation. */
export function MoveForm(props: MoveFormProps) {
  const { t } = useTranslation('requests');
  const asked = useAskedTimes({ participantId: props.other.id, meetingId: props.meeting.id });
  return asked.isPending ? <Text>{t('times.loading')}</Text> : <OpenMoveForm {...props} asked={asked} />;
}

function OpenMoveForm({ meeting, other, onSent, asked: askedNow }: MoveFormProps & { asked: AskedTimes }) {
  const { t } = useTranslation('requests');
  const inName = useInName();
  const format = useFormat();
  const [clientKey] = useState(() => crypto.randomUUID());
  // As it was found when the form opened.
  const [asked] = useState(askedNow);
  const [times, setTimes] = useState<string[]>(() => asked.times.map(({ startsAt }) => startsAt));
  const [message, setMessage] = useState('');
  const of = { participantId: other.id, meetingId: meeting.id };
  const options = useEndpoint(inName.endpoint(getRequestOptions), {
    params: { ...inName.params, participantId: other.id },
    query: { meetingId: meeting.id },
  });
  const move = useAction(inName.endpoint(sendMove), {
    invalidates: [...requestReads, getMeeting],
    onSuccess: ({ id }) => {
      toastSuccess(t('move.sent', { name: fullName(other) }));
      onSent(id);
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
            move.mutate({ params: { ...inName.params, meetingId: meeting.id }, body: { clientKey, message, times } })
          }
        >
          {t('ask.send')}
        </Button>
      </Group>
    </Stack>
  );
}
