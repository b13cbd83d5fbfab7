import { Button, Group, Stack, Tabs, Textarea } from '@mantine/core';
import type { LocalText } from '@parvis/contracts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';

interface AgreementFormProps {
  text: LocalText;
  isSaving: boolean;
  /** Beside the button that saves. */
  actions?: ReactNode;
  onSave: (text: LocalText) => void;
}

/** A text that is signed, in French and English. Saving makes a new version. */
export function AgreementForm({ text, isSaving, actions, onSave }: AgreementFormProps) {
  const { t } = useTranslation('documents');
  const locale = useLocale();
  const [written, write] = useState(text);
  const isSame = written.en === text.en && written.fr === text.fr;
  return (
    <Stack>
      <Tabs defaultValue={locale} keepMounted={false}>
        <Tabs.List>
          {(['en', 'fr'] as const).map((language) => (
            <Tabs.Tab key={language} value={language}>
              {t(`languages.${language}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {(['en', 'fr'] as const).map((language) => (
          <Tabs.Panel key={language} value={language} pt="sm">
            <Textarea
              aria-label={t('agreement.textIn', { language: t(`languages.${language}`) })}
              lang={language}
              autosize
              minRows={6}
              maxRows={16}
              maxLength={20_000}
              value={written[language]}
              onChange={(event) => write({ ...written, [language]: event.currentTarget.value })}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Group>
        <Button
          loading={isSaving}
          disabled={isSame || (written.en.trim() === '' && written.fr.trim() === '')}
          onClick={() => onSave(written)}
        >
          {t('agreement.save')}
        </Button>
        {actions}
      </Group>
    </Stack>
  );
}
