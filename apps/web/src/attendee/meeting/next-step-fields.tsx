import { Checkbox, Group, TextInput } from '@mantine/core';
import type { Feedback } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

interface NextStepFieldsProps {
  draft: Feedback;
  onChange: (part: Partial<Feedback>) => void;
  onLeave: () => void;
}

/** What one will do after a meeting, and until when. */
export function NextStepFields({ draft, onChange, onLeave }: NextStepFieldsProps) {
  const { t } = useTranslation('attendance');
  const { nextStep, nextOn, isNextDone } = draft;
  const hasStep = nextStep.trim() !== '';
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label={t('after.nextStep')}
        placeholder={t('after.nextStepExample')}
        maxLength={300}
        style={{ flex: '1 1 14rem' }}
        value={nextStep}
        onChange={(event) => onChange({ nextStep: event.currentTarget.value })}
        onBlur={onLeave}
      />
      {hasStep && (
        <>
          <TextInput
            type="date"
            label={t('after.nextOn')}
            value={nextOn ?? ''}
            onChange={(event) => onChange({ nextOn: event.currentTarget.value || null })}
          />
          <Checkbox
            pb={8}
            label={t('after.done')}
            checked={isNextDone}
            onChange={(event) => onChange({ isNextDone: event.currentTarget.checked })}
          />
        </>
      )}
    </Group>
  );
}
