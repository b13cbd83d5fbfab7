import { Button, Group, Stack, Text } from '@mantine/core';
import { FairSettings } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { BasicsPanel } from './basics-panel.js';
import { DatesPanel } from './dates-panel.js';
import classes from './fair-form.module.css';
import { HoursPanel } from './hours-panel.js';
import type { SettingsForm } from './settings-form.js';
import { WishesPanel } from './wishes-panel.js';

interface FairFormProps {
  initialValues: FairSettings;
  submitLabel: string;
  /** New settings may be sent as they are; those of a fair only once something has changed. */
  isNew: boolean;
  onSave: (settings: FairSettings, form: SettingsForm) => Promise<void>;
}

/** The form of a fair's settings, for a new fair and for one that exists. */
export function FairForm({ initialValues, submitLabel, isNew, onSave }: FairFormProps) {
  const { t } = useTranslation('common');
  const form = useContractForm<FairSettings>({ schema: FairSettings, initialValues });
  const submit = form.onSubmit(
    (settings) => onSave(settings, form),
    () => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <BasicsPanel form={form} />
        <DatesPanel form={form} />
        <HoursPanel form={form} />
        <WishesPanel form={form} />
        <Group className={classes.bar} justify="flex-end">
          {form.isDirty() && !isNew && <Text size="sm">{t('unsaved')}</Text>}
          <Button type="submit" loading={form.submitting} disabled={!isNew && !form.isDirty()}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
      <LeaveGuard isDirty={form.isDirty() && !form.submitting} />
    </form>
  );
}
