import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { instantOf, wallTimeOf } from '../../i18n/wall-time.js';
import { Panel } from '../../ui/panel.js';
import type { SettingsForm } from './settings-form.js';

/** The deadline for wishes, on the fair's clock. */
export function WishesPanel({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const { timeZone, wishesCloseAt } = form.values;
  const [wall, setWall] = useState('');

  useEffect(() => {
    setWall(wishesCloseAt && wallTimeOf(wishesCloseAt, timeZone));
  }, [wishesCloseAt, timeZone]);

  // While a date is being typed the field is empty for a moment; the form learns only of whole dates.
  const change = (value: string) => {
    setWall(value);
    form.setFieldValue('wishesCloseAt', instantOf(value, timeZone) ?? '');
  };

  return (
    <Panel title={t('settings.wishes.title')} lead={t('settings.wishes.lead')}>
      <TextInput
        type="datetime-local"
        label={t('settings.wishesCloseAt')}
        description={t('settings.onClockOf', { zone: format.zone(timeZone) })}
        required
        maw={320}
        value={wall}
        error={form.errors.wishesCloseAt}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </Panel>
  );
}
