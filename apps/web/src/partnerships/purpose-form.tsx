import { Button, Group, Stack, Textarea } from '@mantine/core';
import { PartnershipPurpose } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useContractForm } from '../ui/use-contract-form.js';

interface PurposeFormProps {
  purpose: string;
  confirmLabel: string;
  isBusy: boolean;
  onSave: (purpose: string) => void;
  onCancel: () => void;
}

/** Words for what two companies want together. */
export function PurposeForm({ purpose, confirmLabel, isBusy, onSave, onCancel }: PurposeFormProps) {
  const { t } = useTranslation(['partnerships', 'common']);
  const form = useContractForm({ schema: PartnershipPurpose, initialValues: { purpose } });
  return (
    <form onSubmit={form.onSubmit((values) => onSave(values.purpose))} noValidate>
      <Stack gap="sm">
        <Textarea
          label={t('purpose.label')}
          description={t('purpose.hint')}
          required
          maxLength={1000}
          autosize
          minRows={3}
          data-autofocus
          {...form.getInputProps('purpose')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
