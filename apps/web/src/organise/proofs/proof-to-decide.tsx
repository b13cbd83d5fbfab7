import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { decideProof, listProofs, listProofsToDecide, type ProofToDecide } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../../api/use-endpoint.js';
import { ProofLine } from '../../attendee/proofs/proof-line.js';
import { useFair } from '../../fair/use-fair.js';
import { FieldReason } from '../../ui/field-reason.js';
import { toastError, toastSuccess } from '../../ui/toast.js';

/** One proof with the organiser's answer: verified, or refused with a reason. */
export function ProofToDecideItem({ proof }: { proof: ProofToDecide }) {
  const { t } = useTranslation('proofs');
  const { fairId } = useFair();
  const [note, setNote] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const { id, boothId, name, companyName, standing } = proof;
  const decide = useAction(decideProof, {
    invalidates: [listProofsToDecide, listProofs],
    onSuccess: ({ standing: now }) => toastSuccess(t(now === 'refused' ? 'organise.refused' : 'organise.verified')),
    onError: toastError,
  });
  const decideAs = (decision: 'verified' | 'refused') => {
    // The company has to be told why.
    if (decision === 'refused' && note.trim() === '') return setLacksReason(true);
    decide.mutate({ params: { fairId, proofId: id }, body: { decision, note } });
  };
  return (
    <Stack component="li" gap="xs">
      <ProofLine proof={proof} note={companyName} />
      <Anchor component={Link} to={`/fairs/${fairId}/hall/${boothId}`} size="sm">
        {t('toBoothOf', { company: companyName })}
      </Anchor>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          label={t('organise.note')}
          maxLength={500}
          value={note}
          error={lacksReason && <FieldReason reason="required" />}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            setLacksReason(false);
          }}
          // The two buttons stay together, on a phone below the note.
          style={{ flex: '1 1 18rem' }}
        />
        {standing !== 'verified' && standing !== 'expired' && (
          <Button
            size="xs"
            loading={decide.isPending}
            aria-label={t('organise.verifyOne', { name, company: companyName })}
            onClick={() => decideAs('verified')}
          >
            {t('organise.verify')}
          </Button>
        )}
        {standing !== 'refused' && (
          <Button
            size="xs"
            variant="default"
            loading={decide.isPending}
            aria-label={t('organise.refuseOne', { name, company: companyName })}
            onClick={() => decideAs('refused')}
          >
            {t('organise.refuse')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
