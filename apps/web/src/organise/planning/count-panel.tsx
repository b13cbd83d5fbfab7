import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { LimitInput } from './limit-input.js';
import type { RulesFormState } from './rules-form-state.js';

/** How many meetings people have at most and at least. */
export function CountPanel({ form }: { form: RulesFormState }) {
  const { t } = useTranslation('organiser');
  const limit = (path: 'maxMeetings' | 'maxPerDay', max: number) => (
    <LimitInput
      {...form.getInputProps(path)}
      value={form.values[path]}
      label={t(`planning.everybody.${path}`)}
      description={t(`planning.everybody.${path}Hint`)}
      placeholder={t('planning.everybody.noLimit')}
      min={1}
      max={max}
      onChange={(value) => form.setFieldValue(path, value)}
    />
  );
  const goal = (path: 'minForExhibitors' | 'minForVisitors') => (
    <LimitInput
      {...form.getInputProps(path)}
      value={form.values[path]}
      label={t(`planning.everybody.${path}`)}
      description={t('planning.everybody.minHint')}
      min={0}
      max={100}
      onChange={(value) => form.setFieldValue(path, value ?? 0)}
    />
  );
  return (
    <Panel title={t('planning.everybody.count')} lead={t('planning.everybody.countLead')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {limit('maxMeetings', 500)}
        {limit('maxPerDay', 100)}
        {goal('minForExhibitors')}
        {goal('minForVisitors')}
      </SimpleGrid>
    </Panel>
  );
}
