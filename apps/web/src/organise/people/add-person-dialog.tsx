import { Button, Group, Modal, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { addParticipant, getProfileStats, listParticipants, NewParticipant } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { toastSuccess } from '../../ui/toast.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { kinds } from './use-people-filters.js';

interface AddPersonDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Adds one person by hand. */
export function AddPersonDialog({ isOpen, onClose }: AddPersonDialogProps) {
  const { t } = useTranslation(['organiser', 'common']);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('people.add.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <AddPersonForm onDone={onClose} />
    </Modal>
  );
}

function AddPersonForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['organiser', 'common']);
  const { fair, fairId } = useFair();
  const form = useContractForm<z.input<typeof NewParticipant>>({
    schema: NewParticipant,
    initialValues: {
      kind: 'visitor',
      email: '',
      firstName: '',
      lastName: '',
      companyName: '',
      locale: fair.languages[0] === 'fr' ? 'fr' : 'en',
    },
  });
  const add = useAction(addParticipant, {
    invalidates: [listParticipants, getProfileStats],
    onSuccess: () => {
      toastSuccess(t('people.add.done'));
      onDone();
    },
    onError: form.showError,
  });
  return (
    <form noValidate onSubmit={form.onSubmit((body) => add.mutate({ params: { fairId }, body }))}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('people.add.firstName')} required data-autofocus {...form.getInputProps('firstName')} />
          <TextInput label={t('people.add.lastName')} required {...form.getInputProps('lastName')} />
        </SimpleGrid>
        <TextInput label={t('people.add.email')} type="email" required {...form.getInputProps('email')} />
        <TextInput
          label={t('people.columns.company')}
          required={form.values.kind === 'exhibitor'}
          {...form.getInputProps('companyName')}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t('people.kind')}
            data={kinds.map((kind) => ({ value: kind, label: t(`people.kindOne.${kind}`) }))}
            {...form.getInputProps('kind')}
          />
          <NativeSelect
            label={t('people.add.locale')}
            data={[
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
            {...form.getInputProps('locale')}
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('common:action.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
