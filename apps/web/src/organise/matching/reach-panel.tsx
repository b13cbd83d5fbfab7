import { NativeSelect, SimpleGrid, Slider, Text } from '@mantine/core';
import type { MatchSettings, MatchSettingsView } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import classes from './matching.module.css';

interface ReachPanelProps {
  settings: MatchSettings;
  allocation: MatchSettingsView['allocation'];
  onChange: (settings: MatchSettings) => void;
}

// Hints of different length would set the fields of a row at different heights.
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** Between the best match for each and everyone being seen; places for the little seen; people of one company. */
export function ReachPanel({ settings, allocation, onChange }: ReachPanelProps) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  return (
    <Panel title={t('matching.reach.title')} lead={t('matching.reach.lead')}>
      <div>
        <Slider
          className={classes.slider}
          thumbLabel={t('matching.reach.name')}
          thumbValueText={(value) => format.percent(value / 100)}
          label={(value) => format.percent(value / 100)}
          min={0}
          max={100}
          step={5}
          marks={[{ value: 50 }]}
          value={Math.round(settings.reach * 100)}
          onChange={(value) => onChange({ ...settings, reach: value / 100 })}
        />
        <div className={classes.ends} aria-hidden>
          <Text size="sm">{t('matching.reach.best')}</Text>
          <Text size="sm">{t('matching.reach.all')}</Text>
        </div>
      </div>
      {allocation && (
        <Text size="sm" c="dimmed">
          {t('matching.balanced', {
            when: format.moment(allocation.at),
            unseen: format.number(allocation.with.unseen),
            without: format.number(allocation.without.unseen),
            busiest: format.number(allocation.with.busiest),
            busiestWithout: format.number(allocation.without.busiest),
          })}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label={t('matching.reach.explore')}
          description={t('matching.reach.exploreHint')}
          inputWrapperOrder={order}
          data={upTo(0, 4)}
          value={String(settings.explorePlaces)}
          onChange={(event) => onChange({ ...settings, explorePlaces: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('matching.reach.perCompany')}
          description={t('matching.reach.perCompanyHint')}
          inputWrapperOrder={order}
          data={upTo(1, 5)}
          value={String(settings.perCompany)}
          onChange={(event) => onChange({ ...settings, perCompany: Number(event.currentTarget.value) })}
        />
      </SimpleGrid>
    </Panel>
  );
}
