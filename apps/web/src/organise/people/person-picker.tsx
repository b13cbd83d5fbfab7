import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { listParticipants, type PersonLine } from '@parvis/contracts';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

interface PersonPickerProps extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  label: string;
  value: PersonLine | null;
  onChange: (person: PersonLine | null) => void;
  /** People who cannot be chosen, because they are already. */
  without?: readonly (PersonLine | null)[];
}

const labelOf = ({ name, companyName }: PersonLine) => (companyName ? `${name} · ${companyName}` : name);

/** Choice of one person of the fair, found by name or company as one types. */
export function PersonPicker({ value, onChange, without = [], ...select }: PersonPickerProps) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fairId } = useFair();
  const [text, setText] = useState('');
  const typed = value && text === labelOf(value) ? '' : text.trim();
  const [search] = useDebouncedValue(typed, 250);
  const { data, isFetching } = useEndpoint(
    listParticipants,
    { params: { fairId }, query: { search: search || undefined, limit: 20 } },
    { placeholderData: keepPreviousData },
  );
  const found = (data?.items ?? []).map(({ id, firstName, lastName, companyName }) => ({
    id,
    name: `${firstName} ${lastName}`.trim(),
    companyName,
  }));
  const excluded = new Set(without.map((person) => person?.id));
  const people = [...(value && !found.some(({ id }) => id === value.id) ? [value] : []), ...found].filter(
    ({ id }) => !excluded.has(id),
  );
  const isSearching = isFetching || typed !== search;
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clear') }}
      placeholder={t('planning.picker.placeholder')}
      nothingFoundMessage={isSearching ? t('common:picker.searching') : t('common:picker.none')}
      filter={({ options }) => options}
      {...select}
      data={people.map((person) => ({ value: person.id, label: labelOf(person) }))}
      value={value?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => onChange(people.find((person) => person.id === id) ?? null)}
    />
  );
}
