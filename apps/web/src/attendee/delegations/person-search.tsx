import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { listDirectory, type ParticipantCard } from '@parvis/contracts';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { fullName } from '../people/full-name.js';

interface PersonSearchProps {
  label: string;
  description?: string;
  value: ParticipantCard | null;
  onChange: (person: ParticipantCard | null) => void;
  withoutId?: string;
}

const labelOf = (person: ParticipantCard) => [fullName(person), person.companyName].filter(Boolean).join(' · ');

/** Choice of one person from the fair's directory, found by name or company as one types. */
export function PersonSearch({ label, description, value, onChange, withoutId }: PersonSearchProps) {
  const { t } = useTranslation(['delegations', 'common']);
  const { fairId } = useFair();
  const [text, setText] = useState('');
  const typed = value && text === labelOf(value) ? '' : text.trim();
  const [search] = useDebouncedValue(typed, 250);
  const { data, isFetching } = useEndpoint(
    listDirectory,
    { params: { fairId }, query: { search: search || undefined, limit: 20 } },
    { placeholderData: keepPreviousData },
  );
  const found = (data?.items ?? []).filter(({ id }) => id !== withoutId);
  const people = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clear') }}
      label={label}
      description={description}
      placeholder={t('search.placeholder')}
      nothingFoundMessage={t(isFetching || typed !== search ? 'common:picker.searching' : 'common:picker.none')}
      filter={({ options }) => options}
      data={people.map((person) => ({ value: person.id, label: labelOf(person) }))}
      value={value?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => onChange(people.find((person) => person.id === id) ?? null)}
    />
  );
}
