import { SimpleGrid, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { LimitInput } from './limit-input.js';
import type { RulesFormState } from './rules-form-state.js';

/** Time without meetings: after several in a row, and for lunch. */
export function PausesPanel({ form }: { form: RulesFormState }) {
  const { t } = useTranslation('organiser');
  const { lunch } = form.values;
  const time = (end: 'from' | 'to') => (
    <TextInput
      type="time"
      label={t(`planning.everybody.${end}`)}
      required
      {...form.getInputProps(`lunch.${end}`)}
      value={lunch?.[end] ?? ''}
    />
  );
  return (
    <Panel title={t('planning.everybody.pauses')}>
      <LimitInput
        {...form.getInputProps('restAfter')}
        value={form.values.restAfter}
        label={t('planning.everybody.restAfter')}
        description={t('planning.everybody.restAfterHint')}
        placeholder={t('planning.everybody.noRule')}
        min={1}
        max={50}
        maw={420}
        onChange={(value) => form.setFieldValue('restAfter', value)}
      />
      <Switch
        label={t('planning.everybody.lunch')}
        description={t('planning.everybody.lunchHint')}
        checked={lunch !== null}
        onChange={(event) =>
          form.setFieldValue('lunch', event.currentTarget.checked ? { from: '12:00', to: '14:00' } : null)
        }
      />
      {lunch && (
        <SimpleGrid cols={2} maw={420}>
          {time('from')}
          {time('to')}
        </SimpleGrid>
      )}
      {form.errors.lunch && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {form.errors.lunch}
        </Text>
      )}
    </Panel>
  );
}
