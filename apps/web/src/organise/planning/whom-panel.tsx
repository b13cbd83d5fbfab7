import { Radio, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { LimitInput } from './limit-input.js';
import classes from './planning.module.css';
import type { RulesFormState } from './rules-form-state.js';

const languages = ['preferred', 'required'] as const;
const mixed = ['device', 'table'] as const;

/** Who may meet whom, and where. What only a fair on site needs is left out of a virtual one. */
export function WhomPanel({ form }: { form: RulesFormState }) {
  const { t } = useTranslation('organiser');
  const { fair } = useFair();
  const { commonLanguage, mixedMeetings } = form.values;
  return (
    <Panel title={t('planning.everybody.whom')}>
      <Radio.Group
        label={t('planning.everybody.commonLanguage')}
        value={commonLanguage}
        onChange={(value) =>
          form.setFieldValue('commonLanguage', languages.find((one) => one === value) ?? commonLanguage)
        }
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} mt={6}>
          {languages.map((value) => (
            <Radio.Card key={value} value={value} className={classes.card}>
              <Text fw={600}>{t(`planning.everybody.languages.${value}`)}</Text>
              <Text size="sm" c="dimmed">
                {t(`planning.everybody.languagesHint.${value}`)}
              </Text>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      {fair.mode === 'hybrid' && (
        <Radio.Group
          label={t('planning.everybody.mixedMeetings')}
          value={mixedMeetings}
          onChange={(value) => form.setFieldValue('mixedMeetings', mixed.find((one) => one === value) ?? mixedMeetings)}
        >
          <SimpleGrid cols={{ base: 1, xs: 2 }} mt={6}>
            {mixed.map((value) => (
              <Radio.Card key={value} value={value} className={classes.card}>
                <Text fw={600}>{t(`planning.everybody.mixed.${value}`)}</Text>
                <Text size="sm" c="dimmed">
                  {t(`planning.everybody.mixedHint.${value}`)}
                </Text>
              </Radio.Card>
            ))}
          </SimpleGrid>
        </Radio.Group>
      )}
      {fair.mode !== 'virtual' && (
        <LimitInput
          {...form.getInputProps('boothSeats')}
          value={form.values.boothSeats}
          label={t('planning.everybody.boothSeats')}
          description={t('planning.everybody.boothSeatsHint')}
          min={0}
          max={10}
          maw={420}
          onChange={(value) => form.setFieldValue('boothSeats', value ?? 0)}
        />
      )}
    </Panel>
  );
}
