import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import type { RoomPhase, RoomState } from '../client/room-state.js';

export interface CallEndProps {
  phase: RoomPhase & ('left' | 'ended' | 'removed' | 'replaced' | 'failed');
  problem: RoomState['problem'];
  backPath: string;
  backLabel: string;
  /** Where the meeting is rated and noted, where there is such a place. */
  ratePath?: string | null;
  /** A fresh try; not offered to whom it cannot help. */
  onAgain(): void;
}

/** After a call, or instead of one. */
export function CallEnd({ phase, problem, backPath, backLabel, ratePath = null, onAgain }: CallEndProps) {
  const { t } = useTranslation('room');
  const isRatable = ratePath !== null && (phase === 'left' || phase === 'ended');
  const reason = reasonOf(problem);
  const isFinal = phase === 'removed' || (phase === 'failed' && reason === 'refused');
  return (
    <Page
      title={t(reason === 'refused' && phase === 'failed' ? 'end.refusedTitle' : `end.${phase}Title`)}
      width="narrow"
    >
      <Panel data-end={phase}>
        <Text role={phase === 'failed' ? 'alert' : undefined}>
          {phase === 'failed' ? t(`end.${reason}`) : t(`end.${phase}`)}
        </Text>
        <Group gap="sm">
          {isRatable && (
            <Button component={Link} to={ratePath}>
              {t('end.rate')}
            </Button>
          )}
          <Button component={Link} to={backPath} variant={isRatable ? 'default' : 'filled'}>
            {backLabel}
          </Button>
          {!isFinal && (
            <Button variant="default" onClick={onAgain}>
              {t(phase === 'replaced' ? 'end.here' : 'end.again')}
            </Button>
          )}
        </Group>
      </Panel>
    </Page>
  );
}

function reasonOf(
  problem: RoomState['problem'],
): 'full' | 'notAllowed' | 'refused' | 'closed' | 'overloaded' | 'mediaDown' | 'other' {
  switch (problem) {
    case 'ROOM_FULL':
      return 'full';
    case 'ROOM_TICKET_INVALID':
    case 'ROOM_GRANT_MISSING':
      return 'notAllowed';
    case 'ROOM_REMOVED':
    case 'removed':
      return 'refused';
    case 'ROOM_CLOSED':
    case 'ended':
      return 'closed';
    case 'ROOM_OVERLOADED':
      return 'overloaded';
    case 'MEDIA_UNAVAILABLE':
      return 'mediaDown';
    default:
      return 'other';
  }
}
