import { Anchor, Group, Text } from '@mantine/core';
import { type Proof, readProofFile } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { fileSizeText } from '../../live/chat/file-size.js';
import { StandingBadge } from './standing-badge.js';

interface ProofLineProps {
  proof: Proof;
  /** Said before the rest. */
  note?: string;
}

/** A proof: what it is, who issued it, from when until when, and what it is worth. */
export function ProofLine({ proof, note }: ProofLineProps) {
  const { t } = useTranslation('proofs');
  const { fairId } = useFair();
  const format = useFormat();
  const locale = useLocale();
  const { id, boothId, kind, name, issuer, number, issuedOn, expiresOn, standing, file } = proof;
  const decided = proof.decidedBy && t(standing === 'refused' ? 'refusedBy' : 'verifiedBy', { name: proof.decidedBy });
  const day = (date: string) => format.days(date, date);
  const facts = [
    note,
    t(`kind.${kind}`),
    t('by', { issuer }),
    number && t('numbered', { number }),
    t('issued', { day: day(issuedOn) }),
    expiresOn && t(standing === 'expired' ? 'ended' : 'ends', { day: day(expiresOn) }),
  ].filter(Boolean);
  return (
    <div style={{ minWidth: 0 }}>
      <Group gap="xs">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <StandingBadge standing={standing} />
      </Group>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {file && (
        <Anchor
          size="sm"
          href={addressOf(readProofFile, { params: { fairId, boothId, proofId: id } })}
          download
          style={{ overflowWrap: 'anywhere' }}
        >
          {t('file', { name: file.name, size: fileSizeText(file.size, locale) })}
        </Anchor>
      )}
      {decided && (
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {[decided, proof.note].filter(Boolean).join(' · ')}
        </Text>
      )}
    </div>
  );
}
