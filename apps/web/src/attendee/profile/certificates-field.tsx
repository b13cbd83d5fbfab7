import { Stack, Switch, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface CertificatesFieldProps {
  certificates: string[];
  isStrict: boolean;
  onCertificates: (certificates: string[]) => void;
  onStrict: (isStrict: boolean) => void;
  error: ReactNode;
}

/** Proposals only: any other text can be written. */
const usual = [
  'ISO 9001',
  'ISO 13485',
  'ISO 14001',
  'ISO 22000',
  'ISO 27001',
  'ISO 45001',
  'ISO 50001',
  'FSSC 22000',
  'BRCGS',
  'IFS Food',
  'HACCP',
  'GMP',
  'B Corp',
  'FSC',
  'PEFC',
];

/** Certificates that a counterpart must have, and how strictly that is meant. */
export function CertificatesField({ certificates, isStrict, onCertificates, onStrict, error }: CertificatesFieldProps) {
  const { t } = useTranslation('attendee');
  return (
    <Stack gap="xs">
      <TagsInput
        label={t('profile.terms.requires')}
        description={t('profile.terms.requiresHint')}
        placeholder={certificates.length === 0 ? t('profile.terms.requiresExample') : undefined}
        data={usual}
        maxTags={10}
        maxLength={60}
        value={certificates}
        onChange={onCertificates}
        error={error}
      />
      <Switch
        label={t('profile.terms.strict')}
        checked={isStrict}
        disabled={certificates.length === 0}
        onChange={(event) => onStrict(event.currentTarget.checked)}
      />
    </Stack>
  );
}
