import { Radio, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from '../../ui/language-select.js';
import { Panel } from '../../ui/panel.js';
import classes from './basics-panel.module.css';
import type { SettingsForm } from './settings-form.js';

const modes = ['virtual', 'on_site', 'hybrid'] as const;

/** Name, kind and languages of the fair. */
export function BasicsPanel({ form }: { form: SettingsForm }) {
  const { t } = useTranslation(['organiser', 'common']);
  const chooseMode = (value: string) => {
    const mode = modes.find((one) => one === value);
    if (!mode) return;
    form.setFieldValue('mode', mode);
    if (mode === 'virtual') form.setFieldValue('tables', 0);
    else if (form.values.tables === 0) form.setFieldValue('tables', 20);
  };
  return (
    <Panel title={t('settings.basics.title')}>
      <TextInput
        label={t('settings.name')}
        placeholder={t('settings.namePlaceholder')}
        required
        {...form.getInputProps('name')}
      />
      <Textarea
        label={`${t('settings.description')} (${t('common:optional')})`}
        description={t('settings.descriptionHint')}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps('description')}
      />
      <Radio.Group label={t('settings.mode')} value={form.values.mode} onChange={chooseMode} required>
        <SimpleGrid cols={{ base: 1, sm: 3 }} mt={6}>
          {modes.map((mode) => (
            <Radio.Card key={mode} value={mode} className={classes.card}>
              <Stack gap={2}>
                <Text fw={600}>{t(`common:mode.${mode}`)}</Text>
                <Text size="sm" c="dimmed">
                  {t(`settings.modeHint.${mode}`)}
                </Text>
              </Stack>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      <LanguageSelect
        label={t('settings.languages')}
        description={t('settings.languagesHint')}
        required
        {...form.getInputProps('languages')}
      />
    </Panel>
  );
}
