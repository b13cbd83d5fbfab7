import { Button, Group, Pill, Stack, Text } from '@mantine/core';
import { listDirectory } from '@parvis/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useOwnProfile } from '../../attendee/people/use-own-profile.js';
import { useFair } from '../../fair/use-fair.js';
import { SearchField } from '../../ui/search-field.js';

export interface PickedPerson {
  id: string;
  name: string;
}

interface PeoplePickerProps {
  picked: readonly PickedPerson[];
  onPick: (people: PickedPerson[]) => void;
}

/** People of the fair, found by name or company. */
export function PeoplePicker({ picked, onPick }: PeoplePickerProps) {
  const { t } = useTranslation('chat');
  const { fairId } = useFair();
  const { data: own } = useOwnProfile();
  const [search, setSearch] = useState('');
  const found = useEndpoint(
    listDirectory,
    { params: { fairId }, query: { search, limit: 8 } },
    { enabled: search.length >= 2 },
  );
  const left = (found.data?.items ?? []).filter(
    ({ id }) => id !== own?.id && !picked.some((person) => person.id === id),
  );
  return (
    <Stack gap="xs">
      {picked.length > 0 && (
        <Pill.Group aria-label={t('group.chosen')}>
          {picked.map(({ id, name }) => (
            <Pill
              key={id}
              withRemoveButton
              removeButtonProps={{ 'aria-label': t('group.drop', { name }), tabIndex: 0, 'aria-hidden': false }}
              onRemove={() => onPick(picked.filter((person) => person.id !== id))}
            >
              {name}
            </Pill>
          ))}
        </Pill.Group>
      )}
      <SearchField label={t('group.search')} onSearch={setSearch} />
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {search.length >= 2 &&
          left.map((person) => (
            <Group key={person.id} component="li" justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {fullName(person)}{' '}
                <Text span size="xs" c="dimmed">
                  {person.companyName}
                </Text>
              </Text>
              <Button
                size="compact-sm"
                variant="default"
                px={6}
                aria-label={t('group.pick', { name: fullName(person) })}
                onClick={() => onPick([...picked, { id: person.id, name: fullName(person) }])}
              >
                <IconPlus size={16} aria-hidden />
              </Button>
            </Group>
          ))}
      </Stack>
    </Stack>
  );
}
