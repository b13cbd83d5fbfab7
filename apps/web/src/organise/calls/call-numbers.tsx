import { SimpleGrid } from '@mantine/core';
import type { CallNumbers } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { Stat } from '../../ui/stat.js';

/** The calls of a fair in numbers. */
export function CallNumbersPanel({ numbers }: { numbers: CallNumbers }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const { calls, people, minutes, mos, good, fair, poor, byRoute, checked } = numbers;
  const judged = good + fair + poor;
  const routed = byRoute.udp + byRoute.tcp + byRoute.relay;
  const checks = Object.values(checked).reduce((sum, count) => sum + count, 0);
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
      <Stat label={t('calls.number.calls')} value={calls} hint={t('calls.number.minutes', { count: minutes })} />
      <Stat label={t('calls.number.people')} value={people} />
      <Stat
        label={t('calls.number.good')}
        value={judged === 0 ? '–' : format.percent(good / judged)}
        hint={mos === null ? undefined : t('calls.number.mos', { mos: format.decimal(mos) })}
      />
      <Stat
        label={t('calls.number.direct')}
        value={routed === 0 ? '–' : format.percent(byRoute.udp / routed)}
        hint={
          routed === 0
            ? undefined
            : t('calls.number.detours', { tcp: format.number(byRoute.tcp), relay: format.number(byRoute.relay) })
        }
      />
      <Stat
        label={t('calls.number.checks')}
        value={checks}
        hint={checks === 0 ? undefined : t('calls.number.ready', { count: checked.hd + checked.video })}
      />
    </SimpleGrid>
  );
}
