import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { getReminderChoice, ReminderChoice, setReminderChoice } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { Panel } from '../../ui/panel.js';
import { TimeZoneSelect } from '../../ui/time-zone-select.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { deviceZone } from '../time/zone-time.js';
import { LeadTable } from './lead-table.js';

const usualQuiet = { from: '22:00', to: '07:00', timeZone: deviceZone };

/** When, by what, and when not. */
export function ChoiceForm({ choice }: { choice: ReminderChoice }) {
  const { t } = useTranslation(['reminders', 'common']);
  const { fairId } = useFair();
  const form = useContractForm<ReminderChoice>({ schema: ReminderChoice, initialValues: choice });
  const save = useAction(setReminderChoice, {
    invalidates: [getReminderChoice],
    onSuccess: (saved) => {
      form.setValues(saved);
      form.resetDirty(saved);
      toastSuccess(t('common:saved'));
    },
    onError: form.showError,
  });
  const { mail, app, push, quiet } = form.values;
  return (
    <form onSubmit={form.onSubmit((body) => save.mutate({ params: { fairId }, body }))} noValidate>
      <Stack gap="lg">
        <Panel title={t('choice.title')} lead={t('choice.intro')}>
          <LeadTable chosen={{ mail, app, push }} onChange={(chosen) => form.setValues(chosen)} />
        </Panel>
        <Panel title={t('quiet.title')} lead={t('quiet.lead')}>
          <Switch
            label={t('quiet.on')}
            checked={quiet !== null}
            onChange={(event) => form.setFieldValue('quiet', event.currentTarget.checked ? usualQuiet : null)}
          />
          {quiet && (
            <Group gap="sm" align="flex-start">
              <TextInput type="time" label={t('quiet.from')} required {...form.getInputProps('quiet.from')} />
              <TextInput type="time" label={t('quiet.to')} required {...form.getInputProps('quiet.to')} />
              <TimeZoneSelect
                label={t('quiet.zone')}
                style={{ flex: '1 1 16rem' }}
                required
                {...form.getInputProps('quiet.timeZone')}
              />
            </Group>
          )}
        </Panel>
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
      <LeaveGuard isDirty={form.isDirty() && !save.isPending} />
    </form>
  );
}
