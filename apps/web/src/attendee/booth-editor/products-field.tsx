import { Button, Group, Stack, Text } from '@mantine/core';
import type { BoothDraft, ProductContent } from '@parvis/contracts';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../live/use-local-text.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { FieldReason } from '../../ui/field-reason.js';
import classes from './booth-editor.module.css';
import { type Editing, pictureAddress } from './editing.js';
import { ProductDialog } from './product-dialog.js';
import { SortableList } from './sortable-list.js';

interface ProductsFieldProps {
  editing: Editing;
  limits: BoothDraft['limits'];
}

/** The products of a booth: to add, change, put in order and remove. */
export function ProductsField({ editing, limits }: ProductsFieldProps) {
  const { t } = useTranslation(['booth', 'attendee', 'common']);
  const textOf = useLocalText();
  const [editingId, setEditingId] = useState<string | null>(null);
  const [removing, setRemoving] = useState<ProductContent | null>(null);
  const { content, change, issues } = editing;
  const { products } = content;
  const byId = new Map(products.map((product) => [product.id, product]));
  const opened = editingId && byId.get(editingId);
  const isFull = products.length >= limits.products;
  const nameOf = (product: ProductContent) => textOf(product.name) || t('product.unnamed');
  const add = () => {
    const id = crypto.randomUUID();
    const none = { en: '', fr: '' };
    change({ products: [...products, { id, name: none, description: none, pictures: [], topics: [], countries: [] }] });
    setEditingId(id);
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {t('product.count', { count: products.length, most: limits.products })}
      </Text>
      {products.length === 0 && <Text c="dimmed">{t('attendee:product.none')}</Text>}
      <SortableList
        label={t('attendee:booth.products')}
        items={products.map((product) => ({ id: product.id, name: nameOf(product) }))}
        onOrder={(ids) => change({ products: ids.flatMap((id) => byId.get(id) ?? []) })}
      >
        {(id) => {
          const product = byId.get(id);
          if (!product) return null;
          const issue = issues.get(`products.${products.indexOf(product)}.name.en`);
          const [picture] = product.pictures;
          return (
            <Group gap="sm" justify="space-between">
              <Group gap="sm" wrap="nowrap" style={{ flex: '1 1 10rem', minWidth: 0 }}>
                {picture && <img className={classes.thumbnail} src={pictureAddress(picture)} alt="" />}
                <div>
                  <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                    {nameOf(product)}
                  </Text>
                  {issue && (
                    <Text size="sm" c="red.8">
                      <FieldReason {...issue} />
                    </Text>
                  )}
                </div>
              </Group>
              <Group gap={4}>
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconPencil size={15} aria-hidden />}
                  aria-label={t('attendee:product.editOf', { name: nameOf(product) })}
                  onClick={() => setEditingId(id)}
                >
                  {t('common:action.edit')}
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  leftSection={<IconTrash size={15} aria-hidden />}
                  aria-label={t('attendee:product.removeOf', { name: nameOf(product) })}
                  onClick={() => setRemoving(product)}
                >
                  {t('common:action.remove')}
                </Button>
              </Group>
            </Group>
          );
        }}
      </SortableList>
      <Group>
        <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} disabled={isFull} onClick={add}>
          {t('attendee:product.add')}
        </Button>
      </Group>
      {isFull && <Text size="sm">{t('product.full', { most: limits.products })}</Text>}
      {opened && (
        <ProductDialog
          key={opened.id}
          editing={editing}
          product={opened}
          onChange={(what) =>
            change({ products: products.map((each) => (each.id === opened.id ? { ...each, ...what } : each)) })
          }
          onClose={() => setEditingId(null)}
        />
      )}
      <ConfirmDialog
        isOpen={removing !== null}
        isDangerous
        title={t('attendee:product.removeTitle')}
        confirmLabel={t('common:action.remove')}
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          change({ products: products.filter(({ id }) => id !== removing?.id) });
          setRemoving(null);
        }}
      >
        {t('product.removeText', { name: removing ? nameOf(removing) : '' })}
      </ConfirmDialog>
    </Stack>
  );
}
