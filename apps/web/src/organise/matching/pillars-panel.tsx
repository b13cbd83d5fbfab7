import { Slider, Stack, Text } from '@mantine/core';
import { type MatchPillar, type MatchSettings, matchPillars } from '@parvis/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { levelOf } from './match-settings.rules.js';
import classes from './matching.module.css';

interface PillarsPanelProps {
  settings: MatchSettings;
  onChange: (settings: MatchSettings) => void;
  /** What stands under the sliders. */
  children: ReactNode;
}

/** A slider for each of the six grounds on which people are matched. */
export function PillarsPanel({ settings, onChange, children }: PillarsPanelProps) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const wordOf = (emphasis: number) =>
    t('matching.levelNumber', {
      level: t(`matching.level.${levelOf(emphasis)}`),
      number: format.number(emphasis),
    });
  const set = (pillar: MatchPillar, emphasis: number) =>
    onChange({ ...settings, pillars: { ...settings.pillars, [pillar]: emphasis } });
  return (
    <Panel title={t('matching.pillars.title')} lead={t('matching.pillars.lead')}>
      <Stack gap="lg">
        {matchPillars.map((pillar) => {
          const emphasis = settings.pillars[pillar];
          const name = t(`matching.pillar.${pillar}.name`);
          return (
            <div key={pillar}>
              <div className={classes.sliderHead}>
                <Text fw={600}>{name}</Text>
                <Text size="sm" aria-hidden className={classes.level}>
                  {wordOf(emphasis)}
                </Text>
              </div>
              <Text size="sm" c="dimmed">
                {t(`matching.pillar.${pillar}.hint`)}
              </Text>
              <Slider
                className={classes.slider}
                thumbLabel={name}
                thumbValueText={wordOf}
                label={null}
                min={0}
                max={2}
                step={0.1}
                precision={1}
                startPointValue={1}
                marks={[{ value: 1 }]}
                value={emphasis}
                onChange={(value) => set(pillar, value)}
              />
            </div>
          );
        })}
      </Stack>
      {children}
    </Panel>
  );
}
