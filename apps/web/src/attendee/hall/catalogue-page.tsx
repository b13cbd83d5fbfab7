import { Button, Group, MultiSelect, SegmentedControl, Select, SimpleGrid, Stack } from '@mantine/core';
import { listSectors, mostHitsCounted, searchCatalogue } from '@parvis/contracts';
import { IconLayoutGrid, IconSearch } from '@tabler/icons-react';
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
import { useTopics } from '../topics/use-topics.js';
import { BoothTile } from './booth-tile.js';
import classes from './catalogue-page.module.css';
import { ProductTile } from './product-tile.js';
import { StaffedSwitch } from './staffed-switch.js';

const kinds = ['all', 'product', 'booth'] as const;
type Kind = (typeof kinds)[number];
const kindOf = (text: string | undefined): Kind => kinds.find((kind) => kind === text) ?? 'all';

/** Search over all booths and products of the fair. */
export function CataloguePage() {
  const { t } = useTranslation(['booth', 'attendee', 'common']);
  const { fairId } = useFair();
  const filters = useUrlFilters();
  const { groups } = useTopics();
  const sectors = useEndpoint(listSectors, { params: { fairId } });
  const kind = kindOf(filters.one('kind'));
  const list = usePaged(searchCatalogue, {
    params: { fairId },
    query: {
      limit: 48,
      search: filters.one('search'),
      country: filters.one('country'),
      sector: filters.one('sector'),
      topic: filters.many('topic'),
      kind: kind === 'all' ? undefined : kind,
      staffed: filters.one('staffed') === 'yes' ? 'yes' : undefined,
    },
  });
  return (
    <Page
      title={t('catalogue.title')}
      lead={t('catalogue.lead')}
      actions={
        <Button
          component={Link}
          to={`/fairs/${fairId}/hall`}
          variant="default"
          leftSection={<IconLayoutGrid size={18} aria-hidden />}
        >
          {t('catalogue.hall')}
        </Button>
      }
    >
      <Stack component="search" gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <SearchField
            key={filters.clearings}
            label={t('catalogue.search')}
            defaultValue={filters.one('search')}
            onSearch={(text) => filters.set('search', text)}
          />
          <MultiSelect
            label={t('catalogue.topic')}
            placeholder={filters.many('topic').length === 0 ? t('catalogue.anyTopic') : undefined}
            searchable
            clearable
            hidePickedOptions
            maxValues={20}
            nothingFoundMessage={t('common:picker.none')}
            data={groups.map(({ id, name, topics }) => ({
              group: name,
              items: [{ id, name: topics.length > 0 ? t('attendee:topics.whole', { name }) : name }, ...topics].map(
                (topic) => ({ value: topic.id, label: topic.name }),
              ),
            }))}
            value={filters.many('topic')}
            onChange={(value) => filters.set('topic', value)}
          />
          <Select
            label={t('attendee:hall.sector')}
            placeholder={t('attendee:hall.anySector')}
            searchable
            clearable
            nothingFoundMessage={t('common:picker.none')}
            data={(sectors.data ?? []).map(({ sector }) => sector)}
            value={filters.one('sector') ?? null}
            onChange={(value) => filters.set('sector', value)}
          />
          <CountrySelect
            label={t('attendee:directory.country')}
            placeholder={t('attendee:directory.anyCountry')}
            value={filters.one('country') ?? null}
            onChange={(value) => filters.set('country', value)}
          />
        </SimpleGrid>
        <Group gap="lg">
          <SegmentedControl
            aria-label={t('catalogue.kinds')}
            value={kind}
            onChange={(value) => filters.set('kind', value === 'all' ? null : value)}
            data={kinds.map((value) => ({ value, label: t(`catalogue.kind.${value}`) }))}
            style={{ alignSelf: 'start' }}
          />
          <StaffedSwitch filters={filters} />
        </Group>
      </Stack>
      <QueryView query={{ ...list, data: list.items }}>
        {(hits) =>
          hits.length === 0 ? (
            <EmptyState
              icon={<IconSearch size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t(filters.count > 0 ? 'common:list.noMatch' : 'catalogue.emptyTitle')}
              action={
                filters.count > 0 && (
                  <Button variant="default" onClick={filters.clear}>
                    {t('attendee:directory.clear')}
                  </Button>
                )
              }
            >
              {t(filters.count > 0 ? 'common:list.noMatchText' : 'catalogue.empty')}
            </EmptyState>
          ) : (
            <Stack gap="md" aria-busy={list.isPlaceholderData}>
              <ul className={classes.hits} style={{ opacity: list.isPlaceholderData ? 0.6 : 1 }}>
                {hits.map(({ id, booth, product }) =>
                  product ? (
                    <ProductTile key={id} product={product} company={booth.companyName} heading="h2" />
                  ) : (
                    <BoothTile key={id} booth={{ ...booth, size: 'S' }} />
                  ),
                )}
              </ul>
              <LoadMore list={list} mostCounted={mostHitsCounted} />
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
