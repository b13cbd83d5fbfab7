import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { PartnershipSpace, PillarView } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';

interface PillarPictureProps {
  name: string;
  space: PartnershipSpace;
  view: PillarView;
}

/** Both sides' ratings over time, once there are two to compare. */
export function PillarPicture({ name, space, view }: PillarPictureProps) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  if (view.own.length + view.other.length < 2) return null;
  const points = [
    ...view.own.map(({ at, score }) => ({ at, own: score })),
    ...view.other.map(({ at, score }) => ({ at, other: score })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <figure style={{ margin: 0 }} aria-label={t('pillars.picture', { name })}>
      <LineChart
        h={110}
        data={points.map((point) => ({ ...point, at: format.moment(point.at) }))}
        dataKey="at"
        series={[
          { name: 'own', label: space.ownName, color: 'petrol.8' },
          { name: 'other', label: space.otherName, color: 'yellow.9', strokeDasharray: '5 4' },
        ]}
        connectNulls
        curveType="stepAfter"
        withXAxis={false}
        withLegend
        yAxisProps={{ domain: [1, 5], ticks: [1, 3, 5], width: 20 }}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </figure>
  );
}
