import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { counterRequest, getRequestOptions, type MeetingRequest, type PersonFace } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { QueryView } from '../../ui/query-view.js';
import { toastError, toastSuccess } from '../../ui/toast.js';
import { requestReads, useInName } from '../delegations/use-in-name.js';
import { RequestBarNote } from './request-bar-note.js';
import { TimeChoice } from './time-choice.js';

interface CounterFormProps {
  request: MeetingRequest;
  other: PersonFace;
  onClose: () => void;
}

/** Proposes other times instead; the other side has to answer then. */
export function CounterForm({ request, other, onClose }: CounterFormProps) {
  const { t } = useTranslation(['requests', 'common']);
  const inName = useInName();
  const of = { participantId: other.id, requestId: request.id };
  const options = useEndpoint(inName.endpoint(getRequestOptions), {
    params: { ...inName.params, participantId: other.id },
    query: { requestId: request.id },
  });
  const [times, setTimes] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const counter = useAction(inName.endpoint(counterRequest), {
    invalidates: requestReads,
    onSuccess: () => {
      onClose();
      toastSuccess(t('counter.done'));
    },
    onError: (error) => {
      toastError(error);
      void options.refetch();
    },
  });
  return (
    <Stack gap="md" component="section" aria-label={t('counter.button')}>
      <LeaveGuard isDirty={!counter.isPending && (note !== '' || times.length > 0)} />
      <Text fw={600}>{t('counter.title')}</Text>
      <QueryView query={options}>
        {(known) => (
          <>
            {known.bar && <RequestBarNote bar={known.bar} person={other} />}
            <TimeChoice of={of} options={known} chosen={times} onChange={setTimes} />
          </>
        )}
      </QueryView>
      <Textarea
        label={t('counter.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
      />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          disabled={times.length === 0}
          loading={counter.isPending}
          onClick={() => counter.mutate({ params: { ...inName.params, requestId: request.id }, body: { times, note } })}
        >
          {t('counter.send')}
        </Button>
      </Group>
    </Stack>
  );
}
