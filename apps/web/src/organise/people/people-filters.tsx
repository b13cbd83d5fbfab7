import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../ui/search-field.js';
import classes from './people-filters.module.css';
import { kinds, type PeopleFiltersState, stages } from './use-people-filters.js';

/** Search field and filters above the list. */
export function PeopleFilters({ filters }: { filters: PeopleFiltersState }) {
  const { t } = useTranslation('organiser');
  return (
    <search className={classes.bar}>
      <SearchField
        className={classes.search}
        label={t('people.search')}
        defaultValue={filters.query.search}
        onSearch={(text) => filters.set('search', text)}
      />
      <NativeSelect
        label={t('people.kind')}
        value={filters.query.kind ?? ''}
        onChange={(event) => filters.set('kind', event.currentTarget.value)}
        data={[
          { value: '', label: t('people.everyone') },
          ...kinds.map((kind) => ({ value: kind, label: t(`people.kinds.${kind}`) })),
        ]}
      />
      <NativeSelect
        label={t('people.progress')}
        value={filters.query.missing ?? ''}
        onChange={(event) => filters.set('missing', event.currentTarget.value)}
        data={[
          { value: '', label: t('people.anyProgress') },
          ...stages.map((stage) => ({ value: stage, label: t(`people.missing.${stage}`) })),
        ]}
      />
    </search>
  );
}
