import { Button, Group, Stack, TextInput } from '@mantine/core';
import {
  type DocumentLevel,
  type DocumentReader,
  decideOnReader,
  listDocumentReaders,
  listDocuments,
} from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { MomentField } from '../../live/moment-field.js';
import { toastError } from '../../ui/toast.js';
import { fullName } from '../people/full-name.js';

interface ReaderDecisionProps {
  boothId: string;
  documentId: string;
  level: DocumentLevel;
  reader: DocumentReader;
  onClose: () => void;
}

/** What the team decides about one person: open, until when, refuse, take back. */
export function ReaderDecision({ boothId, documentId, level, reader, onClose }: ReaderDecisionProps) {
  const { t } = useTranslation(['documents', 'common']);
  const { fairId } = useFair();
  const { person, state, expiresAt } = reader;
  const [note, setNote] = useState('');
  const [until, setUntil] = useState(state === 'granted' ? (expiresAt ?? '') : '');
  const decide = useAction(decideOnReader, {
    invalidates: [listDocumentReaders, listDocuments],
    onSuccess: onClose,
    onError: toastError,
  });
  const name = fullName(person);
  const decideAs = (decision: 'granted' | 'refused' | 'revoked') =>
    decide.mutate({
      params: { fairId, boothId, documentId, participantId: person.id },
      // Nothing said at the first grant: the document's own days count.
      body: { decision, note, expiresAt: until || (state === 'granted' ? null : undefined) },
    });
  const isGranted = state === 'granted';
  // A public document is open to whoever has not lost it.
  const mayOpen = level !== 'public' || state === 'revoked';
  return (
    <Stack gap="xs" mt={4}>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          label={t('readers.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          style={{ flex: '2 1 14rem' }}
        />
        {mayOpen && (
          <MomentField size="xs" label={t('readers.until')} isRequired={false} value={until} onChange={setUntil} />
        )}
      </Group>
      <Group gap="xs">
        {mayOpen && (
          <Button
            size="xs"
            loading={decide.isPending}
            aria-label={t(isGranted ? 'readers.setEndFor' : 'readers.openTo', { name })}
            onClick={() => decideAs('granted')}
          >
            {t(isGranted ? 'readers.setEnd' : 'readers.open')}
          </Button>
        )}
        {state === 'asked' && (
          <Button
            size="xs"
            variant="default"
            loading={decide.isPending}
            aria-label={t('readers.refuseTo', { name })}
            onClick={() => decideAs('refused')}
          >
            {t('readers.refuse')}
          </Button>
        )}
        {(isGranted || state === null) && (
          <Button
            size="xs"
            variant="default"
            c="red.9"
            loading={decide.isPending}
            aria-label={t('readers.revokeFrom', { name })}
            onClick={() => decideAs('revoked')}
          >
            {t('readers.revoke')}
          </Button>
        )}
        {state !== 'asked' && (
          <Button size="xs" variant="subtle" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
