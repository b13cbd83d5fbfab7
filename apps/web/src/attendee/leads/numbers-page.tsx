import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import { getLeadNumbers, getOwnTravel, type LeadFigure, type LeadNumbers, leadFigures } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { TravelPanel } from '../../travel/travel-panel.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { Stat } from '../../ui/stat.js';
import classes from './leads.module.css';
import { PricePanel } from './price-panel.js';

/** What has come of the booth so far, each figure with its picture over time. */
export function NumbersPage() {
  const { t } = useTranslation('leads');
  const { fairId, fair } = useFair();
  const format = useFormat();
  const query = useEndpoint(getLeadNumbers, { params: { fairId } }, { refetchInterval: 60_000 });
  return (
    <Page title={t('numbers.title')} lead={t('numbers.lead', { zone: format.zone(fair.timeZone) })}>
      <QueryView query={query}>
        {(numbers) => (
          <>
            <div className={classes.columns}>
              {leadFigures.map((figure) => (
                <FigurePanel key={figure} figure={figure} numbers={numbers} />
              ))}
              <GradePanel numbers={numbers} />
              <PricePanel key={JSON.stringify(numbers.price)} numbers={numbers} />
            </div>
            <TeamTravel />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function FigurePanel({ figure, numbers }: { figure: LeadFigure; numbers: LeadNumbers }) {
  const { t } = useTranslation('leads');
  const label = useBarLabel(numbers.unit);
  const name = t(`numbers.figure.${figure}`);
  const bars = numbers.series.map(({ at, figures }) => ({ at: label(at), value: figures[figure] }));
  const hint = useHint(figure, numbers);
  return (
    <Panel>
      <Stat label={name} value={numbers.totals[figure]} hint={hint} />
      {numbers.totals[figure] > 0 && (
        <figure style={{ margin: 0 }} aria-label={t('numbers.picture', { figure: name })}>
          <BarChart
            h={150}
            data={bars}
            dataKey="at"
            series={[{ name: 'value', label: name, color: 'petrol.8' }]}
            yAxisProps={{ allowDecimals: false, width: 32 }}
            barChartProps={{ accessibilityLayer: false }}
          />
        </figure>
      )}
    </Panel>
  );
}

/** `2026-11-22T14:00` is a clock's time, whatever zone it is read in. */
function useBarLabel(unit: LeadNumbers['unit']) {
  const format = useFormat();
  return (at: string) => (unit === 'hour' ? format.moment(`${at}:00Z`, 'UTC') : format.day(at.slice(0, 10)));
}

function useHint(figure: LeadFigure, { people, waitedSeconds }: LeadNumbers): string | undefined {
  const { t } = useTranslation('leads');
  if (figure === 'visits') return t('numbers.people', { count: people.visited });
  if (figure === 'documents') return t('numbers.people', { count: people.document });
  if (figure === 'scans') return t('numbers.people', { count: people.scanned });
  if (figure === 'meetings') return t('numbers.people', { count: people.met });
  if (figure !== 'answered' && figure !== 'missed') return undefined;
  const waited = waitedSeconds[figure];
  return waited === null ? undefined : t('numbers.waited', { count: Math.round(waited) });
}

function GradePanel({ numbers: { grades, temperatures } }: { numbers: LeadNumbers }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const lines = [
    ...(['5', '4', '3', '2', '1'] as const).map((grade) => [t('gradeOf', { grade }), grades[grade]] as const),
    [t('numbers.noGrade'), grades.none] as const,
    ...(['hot', 'warm', 'cold'] as const).map((one) => [t(`temperature.${one}`), temperatures[one]] as const),
  ];
  return (
    <Panel title={t('numbers.grades')}>
      <dl className={classes.contact}>
        {lines.map(([name, leads]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <Text component="dd" fw={600}>
              {format.number(leads)}
            </Text>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function TeamTravel() {
  const { fairId } = useFair();
  const { data } = useEndpoint(getOwnTravel, { params: { fairId } });
  return <TravelPanel travel={data?.company} of="company" />;
}
