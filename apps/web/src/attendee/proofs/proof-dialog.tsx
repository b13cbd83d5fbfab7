import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { addProof, listProofs, type Proof, ProofInput, proofKinds, updateProof } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useContractForm } from '../../ui/use-contract-form.js';

interface ProofDialogProps {
  boothId: string;
  /** Null: a new one. */
  proof: Proof | null;
  onClose: () => void;
}

type Values = Pick<Proof, 'kind' | 'name' | 'issuer' | 'number' | 'issuedOn' | 'expiresOn'>;
const empty: Values = { kind: 'certificate', name: '', issuer: '', number: '', issuedOn: '', expiresOn: null };
const valuesOf = ({ kind, name, issuer, number, issuedOn, expiresOn }: Values): Values => ({
  kind,
  name,
  issuer,
  number,
  issuedOn,
  expiresOn,
});

/** What a company says of a proof. A change has to be verified anew. */
export function ProofDialog({ boothId, proof, onClose }: ProofDialogProps) {
  const { t } = useTranslation(['proofs', 'common']);
  const { fairId } = useFair();
  const form = useContractForm({ schema: ProofInput, initialValues: { ...valuesOf(proof ?? empty) } });
  const options = { invalidates: [listProofs], onSuccess: onClose, onError: form.showError };
  const add = useAction(addProof, options);
  const update = useAction(updateProof, options);
  const save = form.onSubmit((body) =>
    proof
      ? update.mutate({ params: { fairId, boothId, proofId: proof.id }, body })
      : add.mutate({ params: { fairId, boothId }, body }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(proof ? 'change' : 'add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={save} noValidate>
        <Stack>
          <Select
            label={t('field.kind')}
            data={proofKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <TextInput
            label={t('field.name')}
            description={t('field.nameHint')}
            required
            maxLength={160}
            {...form.getInputProps('name')}
          />
          <TextInput label={t('field.issuer')} required maxLength={160} {...form.getInputProps('issuer')} />
          <TextInput label={t('field.number')} maxLength={80} {...form.getInputProps('number')} />
          <Group grow align="flex-start">
            <TextInput type="date" label={t('field.issuedOn')} required {...form.getInputProps('issuedOn')} />
            <TextInput
              type="date"
              label={t('field.expiresOn')}
              value={form.values.expiresOn ?? ''}
              error={form.errors.expiresOn}
              onChange={(event) => form.setFieldValue('expiresOn', event.currentTarget.value || null)}
            />
          </Group>
          {proof && proof.standing !== 'stated' && <Text size="sm">{t('changeHint')}</Text>}
          <Group justify="flex-end">
            <Button type="submit" loading={add.isPending || update.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
