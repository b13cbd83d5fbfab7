import { Button, Group, Modal, NumberInput, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type BoothDocument, DocumentChange, getBooth, updateDocument } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { MomentField } from '../../live/moment-field.js';
import { useLocalText } from '../../live/use-local-text.js';
import { useContractForm } from '../../ui/use-contract-form.js';
import { documentReads } from './document-reads.js';
import { DocumentVersions } from './document-versions.js';
import { LevelChoice } from './level-choice.js';
import { RemoveDocument } from './remove-document.js';

interface DocumentDialogProps {
  boothId: string;
  document: BoothDocument;
  onClose: () => void;
}

/** Everything about one document that its team decides. */
export function DocumentDialog({ boothId, document, onClose }: DocumentDialogProps) {
  const { t } = useTranslation(['documents', 'common']);
  const { fairId } = useFair();
  const textOf = useLocalText();
  const booth = useEndpoint(getBooth, { params: { fairId, boothId } });
  const { title, description, level, productId, expiresAt, accessDays, isWithdrawn } = document;
  const form = useContractForm({
    schema: DocumentChange,
    initialValues: { title, description, level, productId, expiresAt, accessDays, isWithdrawn },
  });
  const update = useAction(updateDocument, { invalidates: documentReads, onSuccess: onClose, onError: form.showError });
  const params = { fairId, boothId, documentId: document.id };
  const products = booth.data?.products.map(({ id, name }) => ({ value: id, label: textOf(name) })) ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={form.onSubmit((body) => update.mutate({ params, body }))} noValidate>
        <Stack>
          <TextInput label={t('field.title')} required maxLength={160} {...form.getInputProps('title')} />
          <Textarea
            label={t('field.description')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('description')}
          />
          <LevelChoice value={form.values.level} onChange={(value) => form.setFieldValue('level', value)} />
          {products.length > 0 && (
            <Select
              label={t('field.product')}
              description={t('field.productHint')}
              data={products}
              clearable
              {...form.getInputProps('productId')}
            />
          )}
          <MomentField
            label={t('field.expiresAt')}
            description={t('field.expiresHint')}
            isRequired={false}
            value={form.values.expiresAt ?? ''}
            error={form.errors.expiresAt}
            onChange={(value) => form.setFieldValue('expiresAt', value || null)}
          />
          {form.values.level !== 'public' && (
            <NumberInput
              label={t('field.accessDays')}
              description={t('field.accessDaysHint')}
              min={1}
              max={365}
              allowDecimal={false}
              value={form.values.accessDays ?? ''}
              error={form.errors.accessDays}
              onChange={(value) => form.setFieldValue('accessDays', value === '' ? null : Number(value))}
            />
          )}
          <Switch
            label={t('field.withdraw')}
            description={t('field.withdrawHint')}
            {...form.getInputProps('isWithdrawn', { type: 'checkbox' })}
          />
          <DocumentVersions boothId={boothId} document={document} />
          <Group justify="space-between">
            <RemoveDocument boothId={boothId} document={document} onDone={onClose} />
            <Button type="submit" loading={update.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
