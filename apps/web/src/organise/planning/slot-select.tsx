import { Select } from '@mantine/core';
import { listSlots } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';

interface SlotSelectProps {
  label: string;
  value: string | null;
  onChange: (startsAt: string | null) => void;
}

/** Choice of a slot of the fair, by day, on the fair's clock. The value is its start. */
export function SlotSelect({ label, value, onChange }: SlotSelectProps) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair, fairId } = useFair();
  const format = useFormat();
  const slots = useEndpoint(listSlots, { params: { fairId } });
  const days = new Map<string, { value: string; label: string }[]>();
  for (const { startsAt, endsAt } of slots.data ?? []) {
    const day = format.dayOf(startsAt, fair.timeZone);
    const item = {
      value: startsAt,
      label: `${format.time(startsAt, fair.timeZone)}–${format.time(endsAt, fair.timeZone)}`,
    };
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return (
    <Select
      label={label}
      placeholder={t('planning.pairs.chooseSlot')}
      nothingFoundMessage={t('common:picker.none')}
      data={[...days].map(([group, items]) => ({ group, items }))}
      value={value}
      onChange={onChange}
    />
  );
}
