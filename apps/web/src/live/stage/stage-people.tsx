import { Badge, Stack } from '@mantine/core';
import type { StageSession } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { PersonLine } from '../../attendee/people/person-line.js';

/** Who speaks and who moderates. */
export function StagePeople({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('stage.people')}>
      {session.people.map(({ person, part }) => (
        <li key={person.id}>
          <PersonLine
            person={person}
            mark={
              part === 'moderator' && (
                <Badge size="sm" variant="outline" color="petrol.8">
                  {t('stage.partOf.moderator')}
                </Badge>
              )
            }
          />
        </li>
      ))}
    </Stack>
  );
}
