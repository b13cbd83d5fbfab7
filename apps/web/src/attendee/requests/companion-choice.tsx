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
}

/** Colleagues who come along, with how many of the times do not suit them; nothing for whoever has none. */
export function CompanionChoice({ times, chosen, onChange }: CompanionChoiceProps) {
  const { t } = useTranslation('requests');
  const { fairId } = useFair();
  const { data } = useEndpoint(listRequestColleagues, { params: { fairId }, query: { times } });
  if (!data?.length) return null;
  return (
    <MultiSelect
      label={t('companions.label')}
      description={t('companions.hint')}
      data={data.map((person) => ({
        value: person.id,
        label:
          person.busyAt.length > 0
            ? `${fullName(person)} (${t('companions.busy', { count: person.busyAt.length })})`
            : fullName(person),
      }))}
      value={chosen}
      onChange={onChange}
      maxValues={mostCompanions}
      searchable
      clearable
    />
  );
}
