import { getFairTravel } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { TravelPanel } from '../../travel/travel-panel.js';
import { FairStatusBadge } from '../../ui/fair-status-badge.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import { Funnel } from './funnel.js';
import { Journey } from './journey.js';
import { useFairNumbers } from './use-fair-numbers.js';

/** The organiser's first page: where the fair stands and what to do next. */
export function OverviewPage() {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair, fairId } = useFair();
  const format = useFormat();
  const numbers = useFairNumbers();
  const travel = useEndpoint(getFairTravel, { params: { fairId } });
  return (
    <Page
      title={fair.name}
      lead={`${format.days(fair.startsOn, fair.endsOn)} · ${t(`common:mode.${fair.mode}`)} · ${format.zone(fair.timeZone, new Date(`${fair.startsOn}T12:00:00Z`))}`}
      actions={<FairStatusBadge status={fair.status} />}
    >
      <QueryView query={numbers}>
        {(data) => (
          <>
            <Journey numbers={data} />
            <Funnel numbers={data} />
            <TravelPanel travel={travel.data} of="fair" />
          </>
        )}
      </QueryView>
    </Page>
  );
}
