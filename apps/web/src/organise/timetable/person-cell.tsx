import { Text } from '@mantine/core';
import type { PlannedMeeting } from '@parvis/contracts';

/** A person with company, in a cell. */
export function PersonCell({ person }: { person: PlannedMeeting['a'] }) {
  return (
    <div>
      <Text size="sm">{person.name}</Text>
      <Text size="xs" c="dimmed">
        {person.companyName}
      </Text>
    </div>
  );
}
