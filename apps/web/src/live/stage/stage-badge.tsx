import { Badge } from '@mantine/core';
import type { StageState } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';

const colours: Record<StageState, string> = { planned: 'petrol.8', live: 'red.9', over: 'gray.7', cancelled: 'gray.7' };

/** Where a session stands, in a word; `isOnDark` over the pictures. */
export function StageBadge({ state, isOnDark = false }: { state: StageState; isOnDark?: boolean }) {
  const { t } = useTranslation('live');
  return (
    <Badge
      color={isOnDark && state !== 'live' ? 'gray.0' : colours[state]}
      variant={state === 'live' ? 'filled' : 'outline'}
    >
      {t(`stage.state.${state}`)}
    </Badge>
  );
}
