import { Button, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { getOwnCalls, leaveStandCall, type StandCall } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

/** The own call while it rings, waits, or goes on in a room that is not on the screen. */
export function OwnCallCard({ call }: { call: StandCall }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const leave = useAction(leaveStandCall, { invalidates: [getOwnCalls], onError: toastError });
  const isTalking = call.state === 'talking';
  return (
    <Paper withBorder shadow="md" p="md">
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" role="status">
          {!isTalking && <Loader size={18} aria-hidden />}
          <div>
            <Text fw={600}>
              {call.kind === 'invitation'
                ? t('stand.inviting', { name: fullName(call.caller) })
                : t(isTalking ? 'stand.inTalk' : 'stand.calling', { company: call.companyName })}
            </Text>
            <Text size="sm">
              <Where call={call} />
            </Text>
          </div>
        </Group>
        <Group gap="xs">
          {isTalking && (
            <Button component={Link} to={`/fairs/${fairId}/stand-calls/${call.id}`}>
              {t('stand.toRoom')}
            </Button>
          )}
          <Button
            variant="default"
            loading={leave.isPending}
            onClick={() => leave.mutate({ params: { fairId, callId: call.id } })}
          >
            {t('stand.hangUp')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Where({ call }: { call: StandCall }) {
  const { t } = useTranslation('live');
  if (call.state === 'ringing' && call.kind === 'visit') return t('stand.rings', { count: call.rings });
  if (call.state !== 'queued' || call.place === null) return null;
  const place = t('stand.place', { place: call.place });
  const minutes = call.waitSeconds === null ? null : Math.max(1, Math.round(call.waitSeconds / 60));
  const wait = minutes === null ? t('stand.waitUnknown') : t('stand.wait', { count: minutes });
  return `${place} ${wait}`;
}
