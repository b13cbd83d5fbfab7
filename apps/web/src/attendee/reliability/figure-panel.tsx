import { Text } from '@mantine/core';
import { type ReliabilityFigure, reliabilityPrior } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Stat } from '../../ui/stat.js';

interface FigurePanelProps {
  half: 'attendance' | 'answers';
  figure: ReliabilityFigure;
}

/** One figure with what it is made of. */
export function FigurePanel({ half, figure: { percent, kept, due, meanPercent } }: FigurePanelProps) {
  const { t } = useTranslation('attendance');
  return (
    <div style={{ minWidth: 220 }}>
      <Stat
        label={t(`reliability.${half}.label`)}
        value={percent === null ? '–' : t('reliability.percent', { percent })}
        hint={percent === null ? t('reliability.nothing') : t(`reliability.${half}.of`, { kept, count: due })}
      />
      {percent !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('reliability.mixed', { count: reliabilityPrior, percent: meanPercent })}
        </Text>
      )}
    </div>
  );
}
