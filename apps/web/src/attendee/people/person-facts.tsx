import { Badge, Group } from '@mantine/core';
import type { ParticipantCard } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** Exhibitor or visitor, where they can be met, and the languages they speak. */
export function PersonFacts({ person }: { person: ParticipantCard }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  return (
    <Group gap={6}>
      <Badge variant="outline" color={person.kind === 'exhibitor' ? 'petrol.8' : 'stone.8'}>
        {t(`person.kind.${person.kind}`)}
      </Badge>
      <Badge variant="outline" color="stone.8">
        {t(`person.attendance.${person.attendance}`)}
      </Badge>
      {person.languages.map((code) => (
        <Badge key={code} variant="outline" color="gray.8" fw={500}>
          {format.language(code)}
        </Badge>
      ))}
    </Group>
  );
}
