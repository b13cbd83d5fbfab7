import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import {
  addPartnershipStep,
  changePartnershipStep,
  type PartnershipSpace,
  type PartnershipStep,
  PartnershipStepBody,
  removePartnershipStep,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { useContractForm } from '../ui/use-contract-form.js';
import { usePartnershipAction } from './use-partnership.js';

interface StepDialogProps {
  space: PartnershipSpace;
  /** Null: a new one. */
  step: PartnershipStep | null;
  onClose: () => void;
}

type Values = Omit<PartnershipStep, 'id'>;
const empty: Values = { kind: 'task', title: '', dueOn: null, whoId: null, isDone: false };

/** What a milestone or task is, until when, and who does it. */
export function StepDialog({ space, step, onClose }: StepDialogProps) {
  const { t } = useTranslation(['partnerships', 'common']);
  const { id: stepId = '', ...initialValues } = step ?? { ...empty, id: '' };
  const form = useContractForm({ schema: PartnershipStepBody, initialValues });
  const [isRemoving, setRemoving] = useState(false);
  const options = { onSuccess: onClose, onError: form.showError };
  const add = usePartnershipAction(addPartnershipStep, options);
  const change = usePartnershipAction(changePartnershipStep, options);
  const remove = usePartnershipAction(removePartnershipStep, options);
  const partnershipId = space.id;
  const save = form.onSubmit((body) =>
    step ? change.mutate({ params: { partnershipId, stepId }, body }) : add.mutate({ params: { partnershipId }, body }),
  );
  if (isRemoving) {
    return (
      <ConfirmDialog
        isOpen
        title={t('steps.remove', { title: step?.title })}
        confirmLabel={t('common:action.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ params: { partnershipId, stepId } })}
        onClose={() => setRemoving(false)}
      >
        {t('steps.removeText')}
      </ConfirmDialog>
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(step ? 'steps.change' : 'steps.addLabel')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={save} noValidate>
        <Stack>
          <SegmentedControl
            fullWidth
            aria-label={t('steps.kindLabel')}
            data={(['task', 'milestone'] as const).map((value) => ({ value, label: t(`steps.kind.${value}`) }))}
            value={form.values.kind}
            onChange={(kind) => form.setFieldValue('kind', kind === 'milestone' ? 'milestone' : 'task')}
          />
          <TextInput label={t('steps.what')} required maxLength={200} data-autofocus {...form.getInputProps('title')} />
          <TextInput
            type="date"
            label={t('steps.dueOn')}
            value={form.values.dueOn ?? ''}
            error={form.errors.dueOn}
            onChange={(event) => form.setFieldValue('dueOn', event.currentTarget.value || null)}
          />
          <Select
            label={t('steps.who')}
            placeholder={t('steps.nobody')}
            clearable
            data={space.members
              .filter(({ role }) => role !== 'reader')
              .map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('whoId')}
          />
          <Group justify="space-between">
            {step ? (
              <Button variant="subtle" color="red.9" c="red.9" onClick={() => setRemoving(true)}>
                {t('common:action.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={add.isPending || change.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
