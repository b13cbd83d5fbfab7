import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import {
  addInterpreter,
  changeInterpreter,
  type Interpreter,
  InterpreterSettings,
  listInterpreters,
} from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { HoursField } from './hours-field.js';
import { PairsField } from './pairs-field.js';

interface InterpreterDialogProps {
  /** Null: a new one. */
  interpreter: Interpreter | null;
  onClose: () => void;
}

const blank: InterpreterSettings = {
  name: '',
  contact: '',
  email: '',
  pairs: [],
  isOnSite: true,
  isRemote: false,
  hours: null,
};

const settingsOf = ({ id: _, bookings: __, ...settings }: Interpreter): InterpreterSettings => settings;

/** Adds or changes an interpreter. */
export function InterpreterDialog({ interpreter, onClose }: InterpreterDialogProps) {
  const { t } = useTranslation(['venue', 'common']);
  const { fairId } = useFair();
  const form = useContractForm<InterpreterSettings>({
    schema: InterpreterSettings,
    initialValues: interpreter ? settingsOf(interpreter) : blank,
  });
  const options = {
    invalidates: [listInterpreters],
    onSuccess: () => {
      toastSuccess(t('common:saved'));
      onClose();
    },
    onError: form.showError,
  };
  const add = useAction(addInterpreter, options);
  const change = useAction(changeInterpreter, options);
  const submit = (body: InterpreterSettings) =>
    interpreter
      ? change.mutate({ params: { fairId, interpreterId: interpreter.id }, body })
      : add.mutate({ params: { fairId }, body });
  const { values } = form;
  return (
    <Modal
      opened
      onClose={onClose}
      title={interpreter ? t('interpreters.edit', { name: interpreter.name }) : t('interpreters.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          <TextInput label={t('interpreters.name')} required maxLength={120} {...form.getInputProps('name')} />
          <PairsField
            pairs={values.pairs}
            error={form.errors.pairs}
            onChange={(pairs) => form.setFieldValue('pairs', pairs)}
          />
          <Checkbox
            label={t('interpreters.onSite')}
            error={form.errors.isOnSite}
            checked={values.isOnSite}
            onChange={(event) => form.setFieldValue('isOnSite', event.currentTarget.checked)}
          />
          <Checkbox
            label={t('interpreters.remote')}
            checked={values.isRemote}
            onChange={(event) => form.setFieldValue('isRemote', event.currentTarget.checked)}
          />
          <TextInput
            label={t('interpreters.contact')}
            description={t('interpreters.contactHint')}
            required={values.isRemote}
            maxLength={200}
            {...form.getInputProps('contact')}
          />
          <TextInput
            type="email"
            label={t('interpreters.email')}
            description={t('interpreters.emailHint')}
            maxLength={254}
            {...form.getInputProps('email')}
          />
          <HoursField hours={values.hours} onChange={(hours) => form.setFieldValue('hours', hours)} />
          {interpreter && (
            <Text size="sm" c="dimmed">
              {t('interpreters.changeText')}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || change.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
