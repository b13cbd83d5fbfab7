import { Badge, Group, Stack, Text } from '@mantine/core';
import { listWaitingCalls } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { PersonLine } from '../people/person-line.js';

/** Calls that ring or wait at the stand. Absent while there are none. */
export function WaitingCalls({ boothId }: { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const format = useFormat();
  const { data: calls = [] } = useEndpoint(
    listWaitingCalls,
    { params: { fairId, boothId } },
    { refetchInterval: 30_000 },
  );
  if (calls.length === 0) return null;
  return (
    <Panel title={t('duty.waiting')}>
      <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {calls.map(({ id, caller, state, since, message }) => (
          <li key={id}>
            <Group justify="space-between" gap="sm">
              <PersonLine person={caller} />
              <Badge variant="outline" color="petrol.8">
                {t(`duty.${state}`)} · {format.time(since)}
              </Badge>
            </Group>
            {message && <Text size="sm">{message}</Text>}
          </li>
        ))}
      </Stack>
    </Panel>
  );
}
