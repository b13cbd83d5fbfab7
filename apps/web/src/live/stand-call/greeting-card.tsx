import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { callStand, dismissGreeting, getOwnCalls, type StandGreeting } from '@parvis/contracts';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { PersonLine } from '../../attendee/people/person-line.js';
import { useFair } from '../../fair/use-fair.js';
import { toastError } from '../../ui/toast.js';

/** A word from a stand, to be answered by a call. */
export function GreetingCard({ greeting }: { greeting: StandGreeting }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const dismiss = useAction(dismissGreeting, { invalidates: [getOwnCalls], onError: toastError });
  const start = useAction(callStand, { invalidates: [getOwnCalls], onError: toastError });
  const putAway = () => dismiss.mutate({ params: { fairId, greetingId: greeting.id } });
  const reply = () =>
    start.mutate({ params: { fairId, boothId: greeting.boothId }, body: {} }, { onSuccess: () => putAway() });
  return (
    <Paper withBorder shadow="md" p="md" role="status">
      <Stack gap="sm">
        <PersonLine person={greeting.from} isLinked={false} />
        <Text style={{ overflowWrap: 'anywhere' }}>{greeting.text}</Text>
        <Group gap="xs">
          <Button leftSection={<IconPhone size={18} aria-hidden />} loading={start.isPending} onClick={reply}>
            {t('stand.replyByCall')}
          </Button>
          <Button variant="default" loading={dismiss.isPending} onClick={putAway}>
            {t('stand.putAway')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
