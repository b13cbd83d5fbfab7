import { Stack, Text } from '@mantine/core';
import { listTeamNotes } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';

/** What colleagues have noted about a meeting and shared; nothing where they have not. */
export function TeamNotes({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('attendance');
  const { fairId } = useFair();
  const format = useFormat();
  const { data } = useEndpoint(listTeamNotes, { params: { fairId, meetingId } });
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('after.teamNotes')}>
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.map(({ byId, by, note, at }) => (
          <li key={byId}>
            <Text size="xs" c="dimmed">
              {by} · {format.moment(at)}
            </Text>
            <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{note}</Text>
          </li>
        ))}
      </Stack>
    </Panel>
  );
}
