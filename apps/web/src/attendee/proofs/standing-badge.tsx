import { Badge } from '@mantine/core';
import type { ProofStanding } from '@parvis/contracts';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const colours = { stated: 'gray.7', verified: 'petrol.8', refused: 'red.9', expired: 'red.9' } as const;

/** What a proof is worth now. */
export function StandingBadge({ standing }: { standing: ProofStanding }) {
  const { t } = useTranslation('proofs');
  return (
    <Badge
      variant="outline"
      tt="none"
      color={colours[standing]}
      leftSection={standing === 'verified' && <IconCircleCheck size={14} aria-hidden />}
    >
      {t(`standing.${standing}`)}
    </Badge>
  );
}
