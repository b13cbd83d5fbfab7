import { Stack } from '@mantine/core';
import { getAgenda, getOwnTravel } from '@parvis/contracts';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { lazily } from '../../ui/lazily.js';
import { Page } from '../../ui/page.js';
import { PageSkeleton } from '../../ui/page-skeleton.js';
import { QueryView } from '../../ui/query-view.js';
import { ProfileHint } from '../profile/profile-hint.js';
import { ReliabilityLink } from '../reliability/reliability-link.js';
import { RemindersLink } from '../reminders/reminders-link.js';
import { AgendaDays } from './agenda-days.js';
import { CalendarButtons } from './calendar-buttons.js';
import { EmptyAgenda } from './empty-agenda.js';
import { PrintButton } from './print-button.js';
import { PrintedAgenda } from './printed-agenda.js';
import { ViewSwitch, viewOf } from './view-switch.js';

// Below everything else, and with dialogs that would come before the agenda.
const TravelPanel = lazily(async () => (await import('../../travel/travel-panel.js')).TravelPanel);
// Most look at the list.
const GridView = lazily(async () => (await import('./grid/grid-view.js')).GridView);

/** The viewer's meetings by day, the next one on top; or a day or a week with what else there is. */
export function AgendaPage() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const query = useEndpoint(getAgenda, { params: { fairId } });
  const hasMeetings = Boolean(query.data?.meetings.length);
  const isEmpty = !hasMeetings && !query.data?.sessions.length;
  const [address, setAddress] = useSearchParams();
  const view = viewOf(address.get('view'));
  return (
    <Page title={t('agenda.title')} lead={t('agenda.lead')} actions={<AgendaActions isEmpty={isEmpty} />}>
      <ProfileHint />
      <QueryView query={query}>
        {({ participantId, meetings, sessions }) => (
          <Stack gap="lg" align="stretch">
            <ViewSwitch view={view} onChange={(next) => setAddress(next === 'list' ? {} : { view: next })} />
            {view !== 'list' && (
              <Suspense fallback={<PageSkeleton />}>
                <GridView view={view} meetings={meetings} participantId={participantId} />
              </Suspense>
            )}
            {view === 'list' &&
              (isEmpty ? (
                <EmptyAgenda />
              ) : (
                <AgendaDays meetings={meetings} sessions={sessions} participantId={participantId} />
              ))}
            <PrintedAgenda meetings={meetings} sessions={sessions} participantId={participantId} />
          </Stack>
        )}
      </QueryView>
      {hasMeetings && <OwnTravel />}
    </Page>
  );
}

function AgendaActions({ isEmpty }: { isEmpty: boolean }) {
  return (
    <>
      <RemindersLink />
      <ReliabilityLink />
      {!isEmpty && <CalendarButtons />}
      {!isEmpty && <PrintButton />}
    </>
  );
}

function OwnTravel() {
  const { fairId } = useFair();
  const { data } = useEndpoint(getOwnTravel, { params: { fairId } });
  return (
    <Suspense>
      <TravelPanel travel={data?.own} of="own" />
    </Suspense>
  );
}
