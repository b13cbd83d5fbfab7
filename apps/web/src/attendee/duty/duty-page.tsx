import { getDutyRoster, getOwnBooth } from '@parvis/contracts';
import { IconBuildingStore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { CallTasks } from './call-tasks.js';
import { HoursPanel } from './hours-panel.js';
import { OwnDuty } from './own-duty.js';
import { RosterPanel } from './roster-panel.js';
import { VisitorsPanel } from './visitors-panel.js';
import { WaitingCalls } from './waiting-calls.js';

/** The stand as its team works it: who is on duty, who is here, who waits, whom to call back. */
export function DutyPage() {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const booth = useEndpoint(getOwnBooth, { params: { fairId } });
  const hasNone = booth.error?.code === 'NOT_FOUND';
  return (
    <Page title={t('duty.title')} lead={booth.data?.companyName}>
      {hasNone ? (
        <EmptyState
          icon={<IconBuildingStore size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
          title={t('duty.noBooth')}
        >
          {t('duty.noBoothText')}
        </EmptyState>
      ) : (
        <QueryView query={booth}>{({ id }) => <Stand boothId={id} />}</QueryView>
      )}
    </Page>
  );
}

function Stand({ boothId }: { boothId: string }) {
  const { fairId } = useFair();
  const roster = useEndpoint(getDutyRoster, { params: { fairId, boothId } }, { refetchInterval: 60_000 });
  return (
    <QueryView query={roster}>
      {(data) => (
        <>
          <OwnDuty boothId={boothId} roster={data} />
          <WaitingCalls boothId={boothId} />
          <VisitorsPanel boothId={boothId} />
          <CallTasks boothId={boothId} roster={data} />
          <RosterPanel boothId={boothId} roster={data} />
          <HoursPanel boothId={boothId} />
        </>
      )}
    </QueryView>
  );
}
