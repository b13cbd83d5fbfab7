import { Button, Group, Stack, Text } from '@mantine/core';
import { getPlanningRules, PlanningRules, setPlanningRules } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LeaveGuard } from '../../ui/leave-guard.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { CountPanel } from './count-panel.js';
import { PausesPanel } from './pauses-panel.js';
import classes from './planning.module.css';
import { WhomPanel } from './whom-panel.js';

/** The rules that count for everybody. */
export function RulesForm({ rules }: { rules: PlanningRules }) {
  const { t } = useTranslation('common');
  const { fairId } = useFair();
  const form = useContractForm<PlanningRules>({ schema: PlanningRules, initialValues: rules });
  const save = useAction(setPlanningRules, { invalidates: [getPlanningRules] });
  const submit = form.onSubmit(
    async (body) => {
      try {
        const saved = await save.mutateAsync({ params: { fairId }, body });
        form.setValues(saved);
        form.resetDirty(saved);
        toastSuccess(t('saved'));
      } catch (error) {
        form.showError(error);
      }
    },
    () => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={760}>
        <CountPanel form={form} />
        <PausesPanel form={form} />
        <WhomPanel form={form} />
        <Group className={classes.bar} justify="flex-end">
          {form.isDirty() && <Text size="sm">{t('unsaved')}</Text>}
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
      <LeaveGuard isDirty={form.isDirty() && !save.isPending} />
    </form>
  );
}
