import { Anchor, Stack, Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useLocalText } from '../../live/use-local-text.js';
import { Panel } from '../../ui/panel.js';
import { fullName } from '../people/full-name.js';

/** The products that the two have asked to talk about. Absent where there are none. */
export function MeetingProducts({ meeting, ownId }: { meeting: AgendaMeeting; ownId: string }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const textOf = useLocalText();
  if (meeting.products.length === 0) return null;
  return (
    <Panel title={t('meeting.about.title')}>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {meeting.products.map(({ id, name, askedById }) => {
          const by = meeting.attendees.find((person) => person.id === askedById);
          return (
            <li key={askedById}>
              <Anchor component={Link} to={`/fairs/${fairId}/products/${id}`} fw={600}>
                {textOf(name)}
              </Anchor>
              <Text size="sm" c="dimmed">
                {askedById === ownId
                  ? t('meeting.about.own')
                  : t('meeting.about.other', { name: by ? fullName(by) : '' })}
              </Text>
            </li>
          );
        })}
      </Stack>
    </Panel>
  );
}
