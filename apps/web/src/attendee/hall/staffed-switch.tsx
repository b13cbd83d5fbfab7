import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useUrlFilters } from '../directory/use-url-filters.js';

/** Shows only booths at which somebody is now. */
export function StaffedSwitch({ filters }: { filters: ReturnType<typeof useUrlFilters> }) {
  const { t } = useTranslation('live');
  return (
    <Switch
      label={t('stand.onlyStaffed')}
      checked={filters.one('staffed') === 'yes'}
      onChange={(event) => filters.set('staffed', event.currentTarget.checked ? 'yes' : null)}
    />
  );
}
