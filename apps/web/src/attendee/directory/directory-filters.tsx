import { Button, Select, Stack } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { languageCodes } from '../../ui/countries.js';
import { CountrySelect } from '../../ui/country-select.js';
import { SearchField } from '../../ui/search-field.js';
import classes from './directory-filters.module.css';
import { TopicFilter } from './topic-filter.js';
import type { useUrlFilters } from './use-url-filters.js';

/** Search and filters of the list of people; on a phone the filters fold away. */
export function DirectoryFilters({ filters }: { filters: ReturnType<typeof useUrlFilters> }) {
  const { t } = useTranslation(['attendee', 'common']);
  const format = useFormat();
  const active = ['kind', 'country', 'language', 'topic'].filter((name) => filters.one(name)).length;
  const [isOpen, setOpen] = useState(active > 0);
  const languages = languageCodes
    .map((value) => ({ value, label: format.language(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Stack gap="sm" component="search">
      <SearchField
        label={t('directory.search')}
        placeholder={t('directory.searchExample')}
        key={filters.clearings}
        defaultValue={filters.one('search')}
        onSearch={(text) => filters.set('search', text)}
      />
      <Button
        className={classes.toggle}
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {active > 0 ? t('directory.filtersActive', { count: active }) : t('directory.filters')}
      </Button>
      <div className={`${classes.filters} ${classes.more}`} data-closed={!isOpen || undefined}>
        <Select
          label={t('directory.kind')}
          placeholder={t('directory.anyone')}
          clearable
          data={[
            { value: 'exhibitor', label: t('directory.exhibitors') },
            { value: 'visitor', label: t('directory.visitors') },
          ]}
          value={filters.one('kind') ?? null}
          onChange={(value) => filters.set('kind', value)}
        />
        <CountrySelect
          label={t('directory.country')}
          placeholder={t('directory.anyCountry')}
          value={filters.one('country') ?? null}
          onChange={(value) => filters.set('country', value)}
        />
        <Select
          label={t('directory.language')}
          placeholder={t('directory.anyLanguage')}
          searchable
          clearable
          nothingFoundMessage={t('common:picker.none')}
          data={languages}
          value={filters.one('language') ?? null}
          onChange={(value) => filters.set('language', value)}
        />
        <TopicFilter value={filters.many('topic')} onChange={(ids) => filters.set('topic', ids)} />
      </div>
    </Stack>
  );
}
