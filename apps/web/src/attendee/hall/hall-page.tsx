import { Button, Select, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { listBooths, listSectors } from '@parvis/contracts';
import { IconBuildingStore, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { CountrySelect } from '../../ui/country-select.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { SearchField } from '../../ui/search-field.js';
import { useUrlFilters } from '../directory/use-url-filters.js';
import { BoothTile } from './booth-tile.js';
import classes from './hall-page.module.css';
import { StaffedSwitch } from './staffed-switch.js';

/** All booths of the fair: those with somebody there first, then the large ones. */
export function HallPage() {
  const { t } = useTranslation(['attendee', 'booth', 'common', 'live']);
  const { fairId } = useFair();
  const filters = useUrlFilters();
  const sectors = useEndpoint(listSectors, { params: { fairId } });
  const list = usePaged(listBooths, {
    params: { fairId },
    query: {
      limit: 60,
      search: filters.one('search'),
      country: filters.one('country'),
      sector: filters.one('sector'),
      staffed: filters.one('staffed') === 'yes' ? 'yes' : undefined,
    },
  });
  return (
    <Page
      title={t('hall.title')}
      lead={t('hall.lead')}
      actions={
        <Button
          component={Link}
          to={`/fairs/${fairId}/catalogue`}
          variant="default"
          leftSection={<IconSearch size={18} aria-hidden />}
        >
          {t('booth:catalogue.open')}
        </Button>
      }
    >
      <SimpleGrid component="search" cols={{ base: 1, sm: 3 }}>
        <SearchField
          key={filters.clearings}
          label={t('hall.search')}
          defaultValue={filters.one('search')}
          onSearch={(text) => filters.set('search', text)}
        />
        <Select
          label={t('hall.sector')}
          placeholder={t('hall.anySector')}
          searchable
          clearable
          nothingFoundMessage={t('common:picker.none')}
          data={(sectors.data ?? [])
            .filter(({ sector }) => sector !== '')
            .map(({ sector, booths }) => ({ value: sector, label: `${sector} (${booths})` }))}
          value={filters.one('sector') ?? null}
          onChange={(value) => filters.set('sector', value)}
        />
        <CountrySelect
          label={t('directory.country')}
          placeholder={t('directory.anyCountry')}
          value={filters.one('country') ?? null}
          onChange={(value) => filters.set('country', value)}
        />
      </SimpleGrid>
      <StaffedSwitch filters={filters} />
      <QueryView query={{ ...list, data: list.items }} loading={<HallSkeleton />}>
        {(booths) =>
          booths.length === 0 ? (
            <EmptyState
              icon={<IconBuildingStore size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={filters.count > 0 ? t('common:list.noMatch') : t('hall.emptyTitle')}
              action={
                filters.count > 0 && (
                  <Button variant="default" onClick={filters.clear}>
                    {t('directory.clear')}
                  </Button>
                )
              }
            >
              {filters.count > 0 ? t('common:list.noMatchText') : t('hall.empty')}
            </EmptyState>
          ) : (
            <Stack gap="md" aria-busy={list.isPlaceholderData}>
              <ul className={classes.hall} style={{ opacity: list.isPlaceholderData ? 0.6 : 1 }}>
                {booths.map((booth) => (
                  <BoothTile key={booth.id} booth={booth} />
                ))}
              </ul>
              <LoadMore list={list} />
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}

function HallSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.hall} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: 12 }, (_, tile) => `tile-${tile}`).map((key) => (
        <Skeleton key={key} height={150} />
      ))}
    </div>
  );
}
