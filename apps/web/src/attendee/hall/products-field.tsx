import { Button, Group, Text } from '@mantine/core';
import { type Booth, deleteProduct, type Product } from '@parvis/contracts';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { toastError } from '../../ui/toast.js';
import classes from './booth-sheet.module.css';
import { ProductDialog } from './product-dialog.js';
import { boothReads } from './use-booth-form.js';

/** Opens the dialog for a new product. */
export function AddProductButton({ booth }: { booth: Booth }) {
  const { t } = useTranslation('attendee');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('product.add')}
      </Button>
      {isOpen && <ProductDialog boothId={booth.id} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The products of a booth, each to change or remove; they are kept at once. */
export function ProductsField({ booth }: { booth: Booth }) {
  const { t } = useTranslation(['attendee', 'common']);
  const { fairId } = useFair();
  const [editing, setEditing] = useState<Product | null>(null);
  const [removing, setRemoving] = useState<Product | null>(null);
  const remove = useAction(deleteProduct, {
    invalidates: boothReads,
    onSuccess: () => setRemoving(null),
    onError: toastError,
  });
  if (booth.products.length === 0) return <Text c="dimmed">{t('product.none')}</Text>;
  return (
    <>
      <ul className={classes.products}>
        {booth.products.map((product) => (
          <li key={product.id} className={classes.product}>
            <Text component="h3" fw={600} m={0}>
              {product.name}
            </Text>
            {product.description && (
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {product.description}
              </Text>
            )}
            <Group gap="xs" mt="auto">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPencil size={15} aria-hidden />}
                aria-label={t('product.editOf', { name: product.name })}
                onClick={() => setEditing(product)}
              >
                {t('common:action.edit')}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                leftSection={<IconTrash size={15} aria-hidden />}
                aria-label={t('product.removeOf', { name: product.name })}
                onClick={() => setRemoving(product)}
              >
                {t('common:action.remove')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {editing && <ProductDialog boothId={booth.id} product={editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        isOpen={removing !== null}
        title={t('product.removeTitle')}
        confirmLabel={t('common:action.remove')}
        isDangerous
        isBusy={remove.isPending}
        onClose={() => setRemoving(null)}
        onConfirm={() => removing && remove.mutate({ params: { fairId, boothId: booth.id, productId: removing.id } })}
      >
        {t('product.removeText', { name: removing?.name ?? '' })}
      </ConfirmDialog>
    </>
  );
}
