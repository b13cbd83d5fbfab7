import { MultiSelect } from '@mantine/core';
import { listRequestColleagues, mostCompanions } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { fullName } from '../people/full-name.js';

interface CompanionChoiceProps {
  /** Starts of the times in question. */
  times: string[];
  chosen: string[];
  onChange: (ids: string[]) => void;
  /** The one time is what will be booked: whoever is busy then cannot be chosen. */
  isSettled?: boolean;
}

/** Colleagues who come along, with how many of the times do not suit them; nothing for whoever has none. */
export function CompanionChoice({ times, chosen, onChange, isSettled = false }: CompanionChoiceProps) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const { data } = useEndpoint(listRequestColleagues, { params: { fairId }, query: { times } });
  if (!data?.length) return null;
  return (
    <MultiSelect
      label={t('companions.label')}
      description={t(isSettled ? 'companions.hintThen' : 'companions.hint')}
      data={data.map((person) => ({
        value: person.id,
        label:
          person.busyAt.length > 0
            ? `${fullName(person)} (${isSettled ? t('companions.busyThen') : t('companions.busy', { count: person.busyAt.length })})`
            : fullName(person),
        disabled: isSettled && person.busyAt.length > 0 && !chosen.includes(person.id),
      }))}
      value={chosen}
      onChange={onChange}
      maxValues={mostCompanions}
      searchable
      clearable
    />
  );
}
