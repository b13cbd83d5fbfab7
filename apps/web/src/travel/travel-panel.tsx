import { Anchor, Group, Text } from '@mantine/core';
import type { Estimate, TravelSaved } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { Panel } from '../ui/panel.js';
import { Stat } from '../ui/stat.js';
import { TravelMethod } from './travel-method.js';

interface TravelPanelProps {
  travel: TravelSaved | null | undefined;
  /** Whose it is. */
  of: 'fair' | 'own' | 'company' | 'meeting';
}

/** Travel that meetings by video have saved, with a way to how that is reckoned; nothing where there is none. */
export function TravelPanel({ travel, of }: TravelPanelProps) {
  const { t } = useTranslation('travel');
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  if (!travel || travel.meetings === 0) return null;
  const range = ({ low, high }: Estimate, scale = 1) => ({
    low: format.number(rounded(low / scale)),
    high: format.number(rounded(high / scale)),
  });
  const { co2Kg } = travel;
  return (
    <Panel title={t(of)}>
      {of !== 'meeting' && (
        <Text size="sm">
          {t('trips', {
            count: travel.meetings,
            meetings: format.number(travel.meetings),
            trips: format.number(travel.trips),
          })}{' '}
          {of === 'own' && t('share')}
        </Text>
      )}
      <Group gap="xl" align="flex-start">
        <Stat label={t('km')} value={rounded(travel.km)} />
        <Stat label={t('hours')} value={t('range', range(travel.hours))} />
        <Stat label={t('co2')} value={co2Kg.high < 1000 ? t('kg', range(co2Kg)) : t('tonnes', range(co2Kg, 1000))} />
      </Group>
      <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setAsking(true)}>
        {t('how')}
      </Anchor>
      <TravelMethod isOpen={isAsking} onClose={() => setAsking(false)} />
    </Panel>
  );
}

/** Two significant digits: more would pretend to know. */
const rounded = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Number(value.toPrecision(2)));
