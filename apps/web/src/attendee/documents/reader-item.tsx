import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { type DocumentLevel, type DocumentReader, downloadSignature } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { fullName } from '../people/full-name.js';
import { ReaderDecision } from './reader-decision.js';

interface ReaderItemProps {
  boothId: string;
  documentId: string;
  level: DocumentLevel;
  reader: DocumentReader;
}

const colours = { asked: 'dark', granted: 'petrol.8', refused: 'gray.7', revoked: 'gray.7' } as const;

/** One person before a document: what was asked, decided, signed and read. */
export function ReaderItem({ boothId, documentId, level, reader }: ReaderItemProps) {
  const { t } = useTranslation('documents');
  const { fairId, fair } = useFair();
  const format = useFormat();
  const { person, state, askedNote, answerNote, expiresAt, signature, readings, lastReadAt } = reader;
  const [isOpen, open] = useState(false);
  const at = (instant: string) => format.moment(instant, fair.timeZone);
  const facts = [
    lastReadAt ? t('readers.read', { count: readings, at: at(lastReadAt) }) : t('readers.unread'),
    state === 'granted' && expiresAt && t('until', { at: at(expiresAt) }),
  ].filter(Boolean);
  return (
    <Stack component="li" gap={4}>
      <Group gap="xs">
        <Text fw={600}>{fullName(person)}</Text>
        <Text c="dimmed">{person.companyName}</Text>
        {state && (
          <Badge variant="outline" tt="none" color={colours[state]}>
            {t(`readers.state.${state}`)}
          </Badge>
        )}
      </Group>
      {askedNote && <Text size="sm">{t('readers.asked', { note: askedNote })}</Text>}
      {answerNote && <Text size="sm">{t('answer', { note: answerNote })}</Text>}
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {signature && (
        <Anchor
          size="sm"
          href={addressOf(downloadSignature, { params: { fairId, signatureId: signature.id } })}
          download
        >
          {t('readers.signed', { name: signature.typedName, at: at(signature.signedAt) })}
        </Anchor>
      )}
      {isOpen || state === 'asked' ? (
        <ReaderDecision
          key={state}
          boothId={boothId}
          documentId={documentId}
          level={level}
          reader={reader}
          onClose={() => open(false)}
        />
      ) : (
        <Group>
          <Button
            size="xs"
            variant="default"
            aria-label={t('readers.changeFor', { name: fullName(person) })}
            onClick={() => open(true)}
          >
            {t('change')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
