import { Avatar, Drawer, Group, Stack, Text } from '@mantine/core';
import type { AgendaMeeting } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';

interface PeoplePanelProps {
  isOpen: boolean;
  onClose(): void;
  room: RoomState;
  meeting: AgendaMeeting;
}

/** Who is here, and who of the meeting's people is not yet. */
export function PeoplePanel({ isOpen, onClose, room, meeting }: PeoplePanelProps) {
  const { t } = useTranslation('room');
  const here = room.self === null ? room.peers : [room.self, ...room.peers];
  const hereIds = new Set(here.map(({ participantId }) => participantId));
  const missing = meeting.attendees.filter(({ id }) => !hereIds.has(id));
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="xs"
      zIndex={400}
      title={t('call.people')}
      closeButtonProps={{ 'aria-label': t('call.close') }}
    >
      <Stack component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {here.map(({ participantId, displayName, companyName, state }) => (
          <Person
            key={participantId}
            name={displayName}
            companyName={companyName ?? ''}
            state={t(state === 'away' ? 'call.away' : 'call.isHere')}
          />
        ))}
        {missing.map(({ id, firstName, lastName, companyName }) => (
          <Person key={id} name={`${firstName} ${lastName}`} companyName={companyName} state={t('call.notYetHere')} />
        ))}
      </Stack>
    </Drawer>
  );
}

function Person({ name, companyName, state }: { name: string; companyName: string; state: string }) {
  return (
    <Group component="li" gap="sm" wrap="nowrap">
      <Avatar name={name} color="initials" variant="filled" aria-hidden />
      <div>
        <Text fw={600} size="sm">
          {name}
        </Text>
        {companyName && <Text size="sm">{companyName}</Text>}
        <Text size="xs" c="dimmed">
          {state}
        </Text>
      </div>
    </Group>
  );
}
