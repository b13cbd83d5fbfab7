import { Badge, Group, Text } from '@mantine/core';
import type { ParticipantCard } from '@parvis/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

interface PersonFactsProps {
  person: ParticipantCard;
  /** Something that comes first. */
  children?: ReactNode;
}

/** Exhibitor or visitor, where they can be met, what they came for, how far their offer is, and the languages they speak. */
export function PersonFacts({ person, children }: PersonFactsProps) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  return (
    <Group gap="xs">
      {children}
      <Badge variant="outline" color={person.kind === 'exhibitor' ? 'petrol.8' : 'stone.8'}>
        {t(`person.kind.${person.kind}`)}
      </Badge>
      <Badge variant="outline" color="stone.8">
        {t(`person.attendance.${person.attendance}`)}
      </Badge>
      {person.intents.map((intent) => (
        <Badge key={intent} variant="default" bd={0} bg="stone.1" c="stone.8">
          {t(`business.intent.${intent}`)}
        </Badge>
      ))}
      {person.stage && (
        <Badge variant="default" bd={0} bg="stone.1" c="stone.8">
          {t('person.stage', { stage: t(`business.stage.${person.stage}`) })}
        </Badge>
      )}
      {person.languages.length > 0 && (
        <Text size="sm" c="dimmed">
          {person.languages.map(format.language).join(', ')}
        </Text>
      )}
    </Group>
  );
}
