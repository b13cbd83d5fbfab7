import { Badge } from '@mantine/core';
import type { Temperature } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

/** From the hottest. */
export const temperatures = ['hot', 'warm', 'cold'] as const satisfies readonly Temperature[];

const colours: Record<Temperature, string> = { hot: 'red.9', warm: 'petrol.8', cold: 'gray.7' };

/** How much a lead wants. */
export function TemperatureBadge({ temperature }: { temperature: Temperature }) {
  const { t } = useTranslation('leads');
  return <Badge color={colours[temperature]}>{t(`temperature.${temperature}`)}</Badge>;
}
