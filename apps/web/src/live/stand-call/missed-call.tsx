import { Alert, Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import {
  bookOfferedSlot,
  dismissStandCall,
  getAgenda,
  getOwnCalls,
  leaveMessage,
  listOfferedSlots,
  type StandCall,
} from '@parvis/contracts';
import { IconCalendarPlus, IconPhoneX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { invalidate, useAction, useEndpoint } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useMomentInZones } from '../../attendee/time/use-moment-in-zones.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

/** A call that nobody has answered: times to choose from, and a word for the team. */
export function MissedCall({ call }: { call: StandCall }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const params = { fairId, callId: call.id };
  const dismiss = useAction(dismissStandCall, { invalidates: [getOwnCalls], onError: toastError });
  return (
    <Alert color="petrol" variant="outline" bg="white" icon={<IconPhoneX aria-hidden />} title={t('stand.missed')}>
      <Stack gap="md">
        {call.meetingId === null ? (
          <>
            <Text>{t('stand.missedText', { company: call.companyName })}</Text>
            <Slots call={call} />
            <Message call={call} />
          </>
        ) : (
          <Text role="status">
            {t('stand.booked')}{' '}
            <Anchor component={Link} to={`/fairs/${fairId}/meetings/${call.meetingId}`}>
              {t('stand.toMeeting')}
            </Anchor>
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate({ params })}>
            {t('stand.putAway')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Slots({ call }: { call: StandCall }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const moment = useMomentInZones();
  const params = { fairId, callId: call.id };
  const { data: slots } = useEndpoint(listOfferedSlots, { params });
  const client = useQueryClient();
  const book = useAction(bookOfferedSlot, {
    invalidates: [getOwnCalls, getAgenda],
    onError: (error) => {
      toastError(error);
      void invalidate(client, [listOfferedSlots, getOwnCalls]);
    },
  });
  if (!slots) return null;
  if (slots.length === 0) return <Text c="dimmed">{t('stand.noSlots')}</Text>;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('stand.chooseSlot')}</Text>
      <Group gap="xs">
        {slots.map((slot) => (
          <Button
            key={slot.startsAt}
            variant="default"
            h="auto"
            py={6}
            leftSection={<IconCalendarPlus size={18} aria-hidden />}
            disabled={book.isPending}
            onClick={() => book.mutate({ params, body: { startsAt: slot.startsAt, withId: slot.with.id } })}
          >
            <span style={{ textAlign: 'start', whiteSpace: 'normal' }}>
              {t('stand.slot', { moment: moment(slot.startsAt), name: fullName(slot.with) })}
            </span>
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

function Message({ call }: { call: StandCall }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const [text, setText] = useState(call.message);
  const send = useAction(leaveMessage, {
    invalidates: [getOwnCalls],
    onSuccess: () => toastSuccess(t('stand.messageLeft')),
    onError: toastError,
  });
  return (
    <Stack gap="xs">
      <Textarea
        label={t('stand.message')}
        description={t('stand.messageHint')}
        maxLength={500}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button
          variant="default"
          loading={send.isPending}
          disabled={text.trim() === call.message}
          onClick={() => send.mutate({ params: { fairId, callId: call.id }, body: { message: text } })}
        >
          {t('stand.leaveMessage')}
        </Button>
      </Group>
    </Stack>
  );
}
