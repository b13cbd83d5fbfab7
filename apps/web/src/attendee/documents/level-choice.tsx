import { Radio, Stack } from '@mantine/core';
import { type DocumentLevel, documentLevels } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

interface LevelChoiceProps {
  value: DocumentLevel;
  onChange: (level: DocumentLevel) => void;
}

/** Who may read a document, with what each choice means. */
export function LevelChoice({ value, onChange }: LevelChoiceProps) {
  const { t } = useTranslation('documents');
  return (
    <Radio.Group
      label={t('add.level')}
      value={value}
      onChange={(chosen) => {
        const level = documentLevels.find((one) => one === chosen);
        if (level) onChange(level);
      }}
    >
      <Stack gap="sm" mt="xs">
        {documentLevels.map((level) => (
          <Radio key={level} value={level} label={t(`level.${level}`)} description={t(`levelHint.${level}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
