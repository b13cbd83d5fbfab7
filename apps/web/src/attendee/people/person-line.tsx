import { Anchor, Group, Text } from '@mantine/core';
import type { PersonFace } from '@parvis/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { fullName } from './full-name.js';
import { PersonPhoto } from './person-photo.js';

interface PersonLineProps {
  person: PersonFace;
  photoSize?: number;
  /** `h2` or `h3` where the name titles a card of a list. */
  heading?: 'h2' | 'h3';
  /** Something short after the name. */
  mark?: ReactNode;
  isLinked?: boolean;
}

/** Who a person is: photo, name, job, company, country. The name leads to the profile. */
export function PersonLine({ person, photoSize = 44, heading, mark, isLinked = true }: PersonLineProps) {
  const format = useFormat();
  const { fairId } = useFair();
  const name = fullName(person);
  const where = [person.companyName, person.country && format.country(person.country)].filter(Boolean).join(' · ');
  return (
    <Group gap="sm" wrap="nowrap" align="center" style={{ minWidth: 0 }}>
      <PersonPhoto person={person} size={photoSize} />
      <div style={{ minWidth: 0 }}>
        <Text component={heading ?? 'div'} fw={600} lh={1.3} m={0} size="md" style={{ overflowWrap: 'anywhere' }}>
          {isLinked ? (
            <Anchor component={Link} to={`/fairs/${fairId}/people/${person.id}`} inherit>
              {name}
            </Anchor>
          ) : (
            name
          )}{' '}
          {mark}
        </Text>
        {person.jobTitle && (
          <Text size="sm" lh={1.35}>
            {person.jobTitle}
          </Text>
        )}
        {where && (
          <Text size="sm" c="dimmed" lh={1.35}>
            {where}
          </Text>
        )}
      </div>
    </Group>
  );
}
