import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { slotLengths } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import type { WhatIfValues } from './what-if.rules.js';

interface WhatIfFieldsProps {
  now: WhatIfValues;
  asked: WhatIfValues;
  onAsk: (values: WhatIfValues) => void;
}

/** One field for each thing that can be tried; a changed one says what it is now. */
export function WhatIfFields({ now, asked, onAsk }: WhatIfFieldsProps) {
  const { t } = useTranslation('organiser');
  const { fair } = useFair();
  const set = (change: Partial<WhatIfValues>) => onAsk({ ...asked, ...change });
  const nowOf = (key: keyof WhatIfValues) =>
    asked[key] === now[key]
      ? undefined
      : t('timetable.whatIf.now', { value: now[key] ?? t('timetable.whatIf.noLimit') });
  const count = (key: 'tables' | 'breakMinutes' | 'boothSeats', max: number) => ({
    min: 0,
    max,
    allowDecimal: false,
    description: nowOf(key),
    inputWrapperOrder: order,
    value: asked[key],
    onChange: (value: string | number) => set({ [key]: Math.min(max, Number(value) || 0) }),
  });
  const time = (key: 'dayStartsAt' | 'dayEndsAt') => ({
    type: 'time',
    label: t(`settings.${key}`),
    description: nowOf(key),
    inputWrapperOrder: order,
    value: asked[key],
    onChange: (event: { currentTarget: { value: string } }) => {
      if (event.currentTarget.value) set({ [key]: event.currentTarget.value });
    },
  });
  const isOnSite = fair.mode !== 'virtual';
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput {...time('dayStartsAt')} />
      <TextInput {...time('dayEndsAt')} />
      <NativeSelect
        label={t('settings.slotMinutes')}
        description={nowOf('slotMinutes')}
        inputWrapperOrder={order}
        data={slotLengths.map((minutes) => ({ value: String(minutes), label: t('settings.minutes', { minutes }) }))}
        value={String(asked.slotMinutes)}
        onChange={({ currentTarget }) => {
          const length = slotLengths.find((minutes) => String(minutes) === currentTarget.value);
          if (length) set({ slotMinutes: length });
        }}
      />
      <NumberInput
        label={t('settings.breakMinutes')}
        suffix={t('settings.minutesSuffix')}
        {...count('breakMinutes', 30)}
      />
      {isOnSite && <NumberInput label={t('settings.tables')} {...count('tables', 2000)} />}
      {isOnSite && <NumberInput label={t('timetable.whatIf.boothSeats')} {...count('boothSeats', 10)} />}
      <NumberInput
        label={t('timetable.whatIf.maxMeetings')}
        description={nowOf('maxMeetings')}
        inputWrapperOrder={order}
        placeholder={t('timetable.whatIf.noLimit')}
        min={1}
        max={500}
        allowDecimal={false}
        value={asked.maxMeetings ?? ''}
        onChange={(value) => set({ maxMeetings: value === '' ? null : Math.max(1, Number(value) || 1) })}
      />
    </SimpleGrid>
  );
}

// The fields of a row stay aligned while one of them says what it is now.
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
