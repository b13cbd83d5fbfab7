import { Button, Select, Stack } from '@mantine/core';
import { type LeadDesk, leadSources } from '@parvis/contracts';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../ui/search-field.js';
import folding from '../directory/directory-filters.module.css';
import type { useUrlFilters } from '../directory/use-url-filters.js';
import classes from './leads.module.css';
import { temperatures } from './temperature-badge.js';

const folded = ['source', 'temperature', 'grade', 'tag', 'assignedTo', 'next', 'order'];

interface LeadFiltersProps {
  filters: ReturnType<typeof useUrlFilters>;
  desk: LeadDesk | undefined;
}

/** Search, filters and order of the leads; on a phone all but the search fold away. */
export function LeadFilters({ filters, desk }: LeadFiltersProps) {
  const { t } = useTranslation('leads');
  const active = folded.filter((name) => filters.one(name)).length;
  const [isOpen, setOpen] = useState(active > 0);
  const select = (name: string, data: { value: string; label: string }[]) => ({
    clearable: true,
    placeholder: t('filters.any'),
    data,
    value: filters.one(name) ?? null,
    onChange: (value: string | null) => filters.set(name, value),
  });
  const grades = [5, 4, 3, 2, 1].map((grade) => ({ value: String(grade), label: t('gradeAtLeast', { grade }) }));
  return (
    <Stack gap="sm" component="search">
      <SearchField
        label={t('filters.search')}
        key={filters.clearings}
        defaultValue={filters.one('search')}
        onSearch={(text) => filters.set('search', text)}
      />
      <Button
        className={folding.toggle}
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {active > 0 ? t('filters.active', { count: active }) : t('filters.title')}
      </Button>
      <div className={`${classes.filters} ${folding.more}`} data-closed={!isOpen || undefined}>
        <Select
          label={t('filters.source')}
          {...select(
            'source',
            leadSources.map((value) => ({ value, label: t(`source.${value}`) })),
          )}
        />
        <Select
          label={t('filters.temperature')}
          {...select(
            'temperature',
            temperatures.map((value) => ({ value, label: t(`temperature.${value}`) })),
          )}
        />
        <Select label={t('filters.grade')} {...select('grade', grades)} />
        <Select
          label={t('filters.tag')}
          {...select('tag', desk?.tags.map(({ tag, leads }) => ({ value: tag, label: `${tag} (${leads})` })) ?? [])}
        />
        <Select
          label={t('filters.assignedTo')}
          {...select('assignedTo', desk?.team.map(({ id, name }) => ({ value: id, label: name })) ?? [])}
        />
        <Select
          label={t('filters.next')}
          {...select('next', [
            { value: 'open', label: t('filters.nextOpen') },
            { value: 'due', label: t('filters.nextDue') },
          ])}
        />
        <Select
          label={t('filters.order')}
          allowDeselect={false}
          data={[
            { value: 'recent', label: t('filters.recent') },
            { value: 'company', label: t('filters.company') },
          ]}
          value={filters.one('order') ?? 'recent'}
          onChange={(value) => filters.set('order', value === 'company' ? value : null)}
        />
      </div>
    </Stack>
  );
}
