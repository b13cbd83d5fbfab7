import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import type { RoomPhase, RoomState } from '../client/room-state.js';

interface CallEndProps {
  phase: RoomPhase & ('left' | 'replaced' | 'failed');
  problem: RoomState['problem'];
  agendaPath: string;
  /** Where the meeting is rated and noted. */
  meetingPath: string;
  onAgain(): void;
}

/** After a call, or instead of one. */
export function CallEnd({ phase, problem, agendaPath, meetingPath, onAgain }: CallEndProps) {
  const { t } = useTranslation('room');
  return (
    <Page title={t(`end.${phase}Title`)} width="narrow">
      <Panel>
        <Text role={phase === 'failed' ? 'alert' : undefined}>
          {phase === 'failed' ? t(`end.${reasonOf(problem)}`) : t(`end.${phase}`)}
        </Text>
        <Group gap="sm">
          {phase === 'left' && (
            <Button component={Link} to={meetingPath}>
              {t('end.rate')}
            </Button>
          )}
          <Button component={Link} to={agendaPath} variant={phase === 'left' ? 'default' : 'filled'}>
            {t('check.back')}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {t(phase === 'replaced' ? 'end.here' : 'end.again')}
          </Button>
        </Group>
      </Panel>
    </Page>
  );
}

function reasonOf(problem: RoomState['problem']): 'full' | 'notAllowed' | 'mediaDown' | 'other' {
  switch (problem) {
    case 'ROOM_FULL':
      return 'full';
    case 'ROOM_TICKET_INVALID':
    case 'ROOM_GRANT_MISSING':
      return 'notAllowed';
    case 'MEDIA_UNAVAILABLE':
      return 'mediaDown';
    default:
      return 'other';
  }
}
