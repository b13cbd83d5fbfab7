import { Button, Checkbox, Group, NumberInput, Stack } from '@mantine/core';
import {
  consentActs,
  contactFields,
  getLeadSettings,
  LeadSettings,
  leadSources,
  setLeadSettings,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';

/** What counts as a lead, what each act gives, how long leads are kept. */
export function LeadSettingsPage() {
  const { t } = useTranslation('leads');
  const { fairId } = useFair();
  const settings = useEndpoint(getLeadSettings, { params: { fairId } });
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} width="narrow">
      <QueryView query={settings}>{(values) => <SettingsForm values={values} />}</QueryView>
    </Page>
  );
}

function SettingsForm({ values }: { values: LeadSettings }) {
  const { t } = useTranslation(['leads', 'common']);
  const { fairId } = useFair();
  const form = useContractForm({ schema: LeadSettings, initialValues: values });
  const save = useAction(setLeadSettings, { invalidates: [getLeadSettings] });
  const submit = form.onSubmit(async (body) => {
    try {
      const saved = await save.mutateAsync({ params: { fairId }, body });
      form.setValues(saved);
      form.resetDirty(saved);
      toastSuccess(t('common:saved'));
    } catch (error) {
      form.showError(error);
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Panel title={t('settings.counts')} lead={t('settings.countsLead')}>
          <Checkbox.Group aria-label={t('settings.counts')} {...form.getInputProps('counts')}>
            <Stack gap="xs">
              {leadSources.map((source) => (
                <Checkbox key={source} value={source} label={t(`settings.source.${source}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Panel>
        <Panel title={t('settings.gives')} lead={t('settings.givesLead')}>
          {consentActs.map((act) => (
            <Checkbox.Group key={act} label={t(`act.${act}`)} {...form.getInputProps(`gives.${act}`)}>
              <Group mt="xs">
                {contactFields.map((field) => (
                  <Checkbox key={field} value={field} label={t(`field.${field}`)} />
                ))}
              </Group>
            </Checkbox.Group>
          ))}
        </Panel>
        <Panel title={t('settings.retention')} lead={t('settings.retentionLead')}>
          <NumberInput
            label={t('settings.retentionDays')}
            placeholder={t('settings.kept')}
            min={1}
            max={3650}
            maw={260}
            allowDecimal={false}
            value={form.values.retentionDays ?? ''}
            error={form.errors.retentionDays}
            onChange={(value) => form.setFieldValue('retentionDays', value === '' ? null : Number(value))}
          />
        </Panel>
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'end' }}>
          {t('common:action.save')}
        </Button>
      </Stack>
    </form>
  );
}
