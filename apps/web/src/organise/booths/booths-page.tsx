import { getBoothPackages, listPlacements, type PlacedBooth } from '@parvis/contracts';
import { IconBuildingStore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint, usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { SearchField } from '../../ui/search-field.js';
import { FairHoursPanel } from './fair-hours-panel.js';
import { PackagesPanel } from './packages-panel.js';
import { PlacementDialog } from './placement-dialog.js';
import { PlacementsTable } from './placements-table.js';

/** The organiser's part of booths: what packages hold, and who has which package and stand. */
export function BoothsPage() {
  const { t } = useTranslation(['booth', 'common']);
  const { fairId } = useFair();
  const [search, setSearch] = useState('');
  const [opened, open] = useState<PlacedBooth | null>(null);
  const packages = useEndpoint(getBoothPackages, { params: { fairId } });
  const list = usePaged(listPlacements, { params: { fairId }, query: { limit: 50, search: search || undefined } });
  return (
    <Page title={t('organise.title')} lead={t('organise.lead')}>
      <QueryView query={packages}>{(all) => <PackagesPanel packages={all} />}</QueryView>
      <FairHoursPanel />
      <SearchField label={t('organise.search')} onSearch={setSearch} maw={420} />
      <QueryView query={{ ...list, data: list.items }}>
        {(booths) =>
          booths.length > 0 ? (
            <>
              <PlacementsTable booths={booths} onOpen={open} />
              <LoadMore list={list} />
            </>
          ) : (
            <EmptyState
              icon={<IconBuildingStore size={40} stroke={1.3} aria-hidden />}
              title={t(search ? 'common:list.noMatch' : 'organise.emptyTitle')}
            >
              {t(search ? 'common:list.noMatchText' : 'organise.empty')}
            </EmptyState>
          )
        }
      </QueryView>
      {opened && <PlacementDialog key={opened.id} booth={opened} onClose={() => open(null)} />}
    </Page>
  );
}
