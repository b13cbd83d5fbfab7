import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { Absence } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { wayOn } from './absence.rules.js';
import { isNamedTerm } from './term-names.js';

/** Terms that are told; more would be a table. */
const mostShortfalls = 3;

/** The answer to "why do I not see them?": the cause, how near they are, what others have more of, and the way on. */
export function AbsenceAnswer({ absence }: { absence: Absence }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const format = useFormat();
  const { code, person, instead, rank, score, lastScore } = absence;
  const shortfalls = absence.shortfalls
    .map(({ term }) => term)
    .filter(isNamedTerm)
    .slice(0, mostShortfalls);
  const way = wayOn(absence);
  const numbers = rank !== null && score !== null && { rank: format.number(rank), score: format.percent(score) };
  return (
    <Stack gap="xs">
      <Text>{t(`absence.code.${code}`, { name: person.name, instead: instead?.name })}</Text>
      {numbers && (
        <Text size="sm" c="dimmed">
          {code === 'in-list' || lastScore === null
            ? t('absence.rankOnly', numbers)
            : t('absence.rank', { ...numbers, last: format.percent(lastScore) })}
        </Text>
      )}
      {shortfalls.length > 0 && code !== 'in-list' && (
        <div>
          <Text size="sm" c="dimmed">
            {t('absence.shortfalls')}
          </Text>
          <Text component="ul" size="sm" m={0} pl="lg">
            {shortfalls.map((term) => (
              <li key={term}>{t(`absence.short.${term}`)}</li>
            ))}
          </Text>
        </div>
      )}
      <Group gap="md">
        {instead && (
          <Anchor component={Link} to={`/fairs/${fairId}/people/${instead.id}`} size="sm">
            {t('absence.links.instead', { name: instead.name })}
          </Anchor>
        )}
        {way && (
          <Anchor component={Link} to={`/fairs/${fairId}/${way.page}`} size="sm">
            {t(`absence.links.${way.label}`)}
          </Anchor>
        )}
      </Group>
    </Stack>
  );
}
