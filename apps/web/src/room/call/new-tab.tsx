import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A link that does not end the call. */
export function NewTab({ to, children }: { to: string; children: ReactNode }) {
  const { t } = useTranslation('room');
  return (
    <Anchor href={to} target="_blank" rel="noopener noreferrer" size="sm" style={{ overflowWrap: 'anywhere' }}>
      {children} <IconExternalLink size={14} role="img" aria-label={t('call.about.newTab')} />
    </Anchor>
  );
}
