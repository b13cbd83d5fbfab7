import { Text } from '@mantine/core';
import type { MeetingRequest } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { fullName } from '../people/full-name.js';

/** That a lead of a delegation has made the last proposal, or given the answer, for one of the two. */
export function OnBehalfNote({ request: { onBehalf, people } }: { request: MeetingRequest }) {
  const { t } = useTranslation('requests');
  const person = people.find(({ id }) => id === onBehalf?.personId);
  if (!onBehalf || !person) return null;
  return (
    <Text size="sm">
      {t('history.onBehalf', { lead: onBehalf.leadName, delegation: onBehalf.delegation, name: fullName(person) })}
    </Text>
  );
}
