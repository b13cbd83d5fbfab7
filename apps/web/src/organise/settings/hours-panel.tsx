import { Alert, NativeSelect, NumberInput, SimpleGrid, Switch, Text, TextInput } from '@mantine/core';
import { slotLengths } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import type { SettingsForm } from './settings-form.js';
import { slotsADay } from './slots-a-day.js';

/** Hours of a day, slots, breaks, lunch and tables, and the slots that follow from them. */
export function HoursPanel({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('organiser');
  const { values } = form;
  const slots = slotsADay(values);
  const hasLunch = values.lunchStartsAt !== null;
  const switchLunch = (isOn: boolean) => {
    form.setFieldValue('lunchStartsAt', isOn ? '12:30' : null);
    form.setFieldValue('lunchEndsAt', isOn ? '13:30' : null);
  };
  const time = (path: 'dayStartsAt' | 'dayEndsAt' | 'lunchStartsAt' | 'lunchEndsAt') => ({
    type: 'time',
    label: t(`settings.${path}`),
    required: true,
    ...form.getInputProps(path),
    value: values[path] ?? '',
  });
  const count = (path: 'breakMinutes' | 'tables') => ({
    ...form.getInputProps(path),
    onChange: (value: string | number) => form.setFieldValue(path, Number(value) || 0),
    allowDecimal: false,
    allowNegative: false,
  });

  return (
    <Panel title={t('settings.hours.title')} lead={t('settings.hours.lead')}>
      <SimpleGrid cols={{ base: 2 }}>
        <TextInput {...time('dayStartsAt')} />
        <TextInput {...time('dayEndsAt')} />
        <NativeSelect
          label={t('settings.slotMinutes')}
          data={slotLengths.map((minutes) => ({ value: String(minutes), label: t('settings.minutes', { minutes }) }))}
          value={String(values.slotMinutes)}
          onChange={(event) => {
            const length = slotLengths.find((minutes) => String(minutes) === event.currentTarget.value);
            if (length) form.setFieldValue('slotMinutes', length);
          }}
        />
        <NumberInput
          label={t('settings.breakMinutes')}
          suffix={t('settings.minutesSuffix')}
          min={0}
          max={30}
          {...count('breakMinutes')}
        />
      </SimpleGrid>
      <Switch
        label={t('settings.lunch')}
        checked={hasLunch}
        onChange={(event) => switchLunch(event.currentTarget.checked)}
      />
      {hasLunch && (
        <SimpleGrid cols={2}>
          <TextInput {...time('lunchStartsAt')} />
          <TextInput {...time('lunchEndsAt')} />
        </SimpleGrid>
      )}
      {values.mode !== 'virtual' && (
        <NumberInput
          label={t('settings.tables')}
          description={t('settings.tablesHint')}
          min={0}
          max={2000}
          maw={320}
          {...count('tables')}
        />
      )}
      <Alert color={slots.length > 0 ? 'petrol' : 'red'} variant="outline" role="status">
        {slots.length > 0 ? (
          <>
            <Text fw={600}>{t('settings.slots', { count: slots.length })}</Text>
            <Text size="sm" c="dimmed">
              {slots.join(' · ')}
            </Text>
          </>
        ) : (
          t('settings.noSlots')
        )}
      </Alert>
    </Panel>
  );
}
