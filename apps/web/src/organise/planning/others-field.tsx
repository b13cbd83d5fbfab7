import { Group, Pill, Stack } from '@mantine/core';
import type { PersonLine } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../people/person-picker.js';

/** As many as the contract allows. */
const most = 6;

interface OthersFieldProps {
  value: PersonLine[];
  without: readonly (PersonLine | null)[];
  onChange: (people: PersonLine[]) => void;
}

/** Further people of a meeting, one after the other. */
export function OthersField({ value, without, onChange }: OthersFieldProps) {
  const { t } = useTranslation(['organiser', 'common']);
  return (
    <Stack gap="xs">
      <PersonPicker
        // A new field for each person, so that the words typed for the last one are gone.
        key={value.length}
        label={`${t('planning.pairs.others')} (${t('common:optional')})`}
        description={t('planning.pairs.othersHint')}
        value={null}
        without={[...without, ...value]}
        disabled={value.length >= most}
        onChange={(person) => person && onChange([...value, person])}
      />
      {value.length > 0 && (
        <Group gap={6}>
          {value.map((person) => (
            <Pill
              key={person.id}
              withRemoveButton
              removeButtonProps={{
                'aria-hidden': false,
                tabIndex: 0,
                'aria-label': `${t('common:action.remove')}: ${person.name}`,
              }}
              onRemove={() => onChange(value.filter(({ id }) => id !== person.id))}
            >
              {person.name}
            </Pill>
          ))}
        </Group>
      )}
    </Stack>
  );
}
