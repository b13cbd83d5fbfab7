import { Button, Group, Stack, Text } from '@mantine/core';
import type { BoothDraft } from '@parvis/contracts';
import { IconEyeOff, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fullName } from '../people/full-name.js';
import { PersonLine } from '../people/person-line.js';
import type { Editing } from './editing.js';
import { SortableList } from './sortable-list.js';

interface PeopleFieldProps {
  editing: Editing;
  draft: BoothDraft;
}

/** Who of the team is shown, and in which order. */
export function PeopleField({ editing: { content, change }, draft: { people, limits } }: PeopleFieldProps) {
  const { t } = useTranslation(['booth', 'attendee']);
  const byId = new Map(people.map((person) => [person.id, person]));
  const shown = (content.people ?? people.map(({ id }) => id).slice(0, limits.people)).filter((id) => byId.has(id));
  const hidden = people.filter(({ id }) => !shown.includes(id));
  const isFull = shown.length >= limits.people;
  if (people.length === 0) return <Text c="dimmed">{t('attendee:booth.noTeam')}</Text>;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {t('people.count', { shown: shown.length, most: limits.people })}
      </Text>
      <SortableList
        label={t('attendee:booth.team')}
        items={shown.map((id) => ({ id, name: nameOf(byId.get(id)) }))}
        onOrder={(ids) => change({ people: ids })}
      >
        {(id) => {
          const person = byId.get(id);
          return (
            person && (
              <Stack gap={4}>
                <PersonLine person={person} photoSize={36} isLinked={false} />
                <Group>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    leftSection={<IconEyeOff size={14} aria-hidden />}
                    aria-label={t('people.hideOf', { name: fullName(person) })}
                    onClick={() => change({ people: shown.filter((each) => each !== id) })}
                  >
                    {t('people.hide')}
                  </Button>
                </Group>
              </Stack>
            )
          );
        }}
      </SortableList>
      {hidden.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('people.hidden')}>
          {hidden.map((person) => (
            <Group key={person.id} component="li" justify="space-between" gap="xs">
              <Text size="sm" c="dimmed">
                {fullName(person)}
              </Text>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isFull}
                leftSection={<IconPlus size={14} aria-hidden />}
                aria-label={t('people.showOf', { name: fullName(person) })}
                onClick={() => change({ people: [...shown, person.id] })}
              >
                {t('people.show')}
              </Button>
            </Group>
          ))}
        </Stack>
      )}
      {isFull && hidden.length > 0 && <Text size="sm">{t('people.full', { most: limits.people })}</Text>}
    </Stack>
  );
}

const nameOf = (person: BoothDraft['people'][number] | undefined) => (person ? fullName(person) : '');
