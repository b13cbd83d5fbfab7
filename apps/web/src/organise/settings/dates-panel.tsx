import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { instantOf, wallTimeOf } from '../../i18n/wall-time.js';
import { Panel } from '../../ui/panel.js';
import { TimeZoneSelect } from '../../ui/time-zone-select.js';
import type { SettingsForm } from './settings-form.js';

/** First and last day, and the zone whose clock the fair follows. */
export function DatesPanel({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('organiser');
  const { startsOn, endsOn, timeZone, wishesCloseAt } = form.values;

  const moveStart = (day: string) => {
    form.setFieldValue('startsOn', day);
    if (day && endsOn < day) form.setFieldValue('endsOn', day);
  };
  // The deadline was meant on the fair's clock, so it keeps its wall time when the zone changes.
  const moveZone = (zone: string | null) => {
    if (!zone) return;
    form.setFieldValue('timeZone', zone);
    const deadline = wishesCloseAt && instantOf(wallTimeOf(wishesCloseAt, timeZone), zone);
    if (deadline) form.setFieldValue('wishesCloseAt', deadline);
  };

  return (
    <Panel title={t('settings.dates.title')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          type="date"
          label={t('settings.startsOn')}
          required
          {...form.getInputProps('startsOn')}
          onChange={(event) => moveStart(event.currentTarget.value)}
        />
        <TextInput type="date" label={t('settings.endsOn')} min={startsOn} required {...form.getInputProps('endsOn')} />
      </SimpleGrid>
      <TimeZoneSelect
        label={t('settings.timeZone')}
        description={t('settings.timeZoneHint')}
        required
        {...form.getInputProps('timeZone')}
        onChange={moveZone}
      />
    </Panel>
  );
}
