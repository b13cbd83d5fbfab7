import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { addProduct, type Product, ProductInput, updateProduct } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { boothReads } from './use-booth-form.js';

interface ProductDialogProps {
  boothId: string;
  /** Absent for a new one. */
  product?: Product;
  onClose: () => void;
}

/** Name and description of one product. */
export function ProductDialog({ boothId, product, onClose }: ProductDialogProps) {
  const { t } = useTranslation(['attendee', 'common']);
  const { fairId } = useFair();
  const form = useContractForm({
    schema: ProductInput.required(),
    initialValues: { name: product?.name ?? '', description: product?.description ?? '' },
  });
  const options = { invalidates: boothReads, onSuccess: onClose, onError: form.showError };
  const add = useAction(addProduct, options);
  const update = useAction(updateProduct, options);
  const submit = form.onSubmit((body) => {
    if (product) update.mutate({ params: { fairId, boothId, productId: product.id }, body });
    else add.mutate({ params: { fairId, boothId }, body });
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={product ? t('product.editTitle') : t('product.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('product.name')}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Textarea
            label={t('product.description')}
            autosize
            minRows={4}
            maxRows={12}
            maxLength={1000}
            {...form.getInputProps('description')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || update.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
