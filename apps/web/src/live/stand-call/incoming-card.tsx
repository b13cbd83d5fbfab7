import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { acceptStandCall, declineStandCall, getOwnCalls, type IncomingCall } from '@parvis/contracts';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { PersonLine } from '../../attendee/people/person-line.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

/** Somebody calls; or a colleague was first. */
export function IncomingCard({ call }: { call: IncomingCall }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const navigate = useNavigate();
  const params = { fairId, callId: call.id };
  const accept = useAction(acceptStandCall, {
    invalidates: [getOwnCalls],
    onSuccess: () => navigate(`/fairs/${fairId}/stand-calls/${call.id}`),
    onError: toastError,
  });
  const decline = useAction(declineStandCall, { invalidates: [getOwnCalls], onError: toastError });
  if (call.takenBy) {
    return (
      <Paper withBorder shadow="md" p="md" role="status">
        <Text>{t('stand.taken', { colleague: fullName(call.takenBy), name: fullName(call.from) })}</Text>
      </Paper>
    );
  }
  return (
    <Paper withBorder shadow="lg" p="md" role="alert">
      <Stack gap="sm">
        <Text fw={600}>
          {t(call.kind === 'visit' ? 'stand.callsYou' : 'stand.invitesYou', { company: call.companyName })}
        </Text>
        <PersonLine person={call.from} isLinked={false} />
        {call.message && <Text size="sm">{call.message}</Text>}
        {call.isQuiet && (
          <Text size="sm" c="dimmed">
            {t('stand.quiet')}
          </Text>
        )}
        <Group gap="xs" grow>
          <Button
            leftSection={<IconPhone size={18} aria-hidden />}
            loading={accept.isPending}
            onClick={() => accept.mutate({ params })}
          >
            {t('stand.accept')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPhoneOff size={18} aria-hidden />}
            loading={decline.isPending}
            onClick={() => decline.mutate({ params })}
          >
            {t('stand.decline')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
