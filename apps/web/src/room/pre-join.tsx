import { Alert, Button, Group, Loader } from '@mantine/core';
import { type AgendaMeeting, getAgenda, roomOpensBeforeMinutes, teamRoomOpensBeforeMinutes } from '@parvis/contracts';
import { IconAlertTriangle, IconClock, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiErrorCode } from '../api/api-error.js';
import { ApiError } from '../api/api-error.js';
import { useEndpoint } from '../api/use-endpoint.js';
import { canSayLate } from '../attendee/agenda/agenda.rules.js';
import { LateMenu } from '../attendee/meeting/late-menu.js';
import { useNow } from '../attendee/time/use-now.js';
import { useFair } from '../fair/use-fair.js';
import { useFormat } from '../i18n/use-format.js';
import { ErrorState } from '../ui/error-state.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { DevicePanel } from './devices/device-panel.js';
import { doorOpensAt } from './team/team.rules.js';
import { TeamEntry } from './team/team-entry.js';
import type { RoomTools } from './use-room.js';
import { useStore } from './use-store.js';

interface PreJoinProps {
  tools: RoomTools;
  meeting: AgendaMeeting;
  title: string;
  agendaPath: string;
  refusal: ApiErrorCode | null;
  /** The back room of one's own side. */
  isTeam?: boolean;
}

/** What one sees before going in: oneself, the devices, the connection; and while one waits to be let in. */
export function PreJoin({
  tools: { client, media },
  meeting,
  title,
  agendaPath,
  refusal,
  isTeam = false,
}: PreJoinProps) {
  const { t } = useTranslation('room');
  const { phase, problem } = useStore(client.store);
  const isJoining = phase === 'joining';
  const isWaiting = phase === 'waiting';
  const join = () => {
    performance.mark('parvis:join');
    client.join();
  };
  return (
    <Page title={title} lead={t(isTeam ? 'team.lead' : 'check.lead')}>
      {isWaiting && (
        <Waiting preparesFor={problem === 'ROOM_PREPARING' ? meeting : null} onBack={() => void client.leave()} />
      )}
      {refusal === 'MEETING_NOT_STARTED' && (
        <NotOpen startsAt={meeting.startsAt} minutes={isTeam ? teamRoomOpensBeforeMinutes : roomOpensBeforeMinutes} />
      )}
      {refusal !== null && refusal !== 'MEETING_NOT_STARTED' && (
        <ErrorState error={new ApiError({ code: refusal, status: 0 })} onRetry={() => void client.prepare()} />
      )}
      {isJoining && (problem === 'MEDIA_UNAVAILABLE' || problem === 'ROOM_OVERLOADED') && (
        <Alert color="red.9" variant="outline" bg="white" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t(problem === 'MEDIA_UNAVAILABLE' ? 'end.mediaDown' : 'end.overloaded')}
        </Alert>
      )}
      <Panel title={t('check.title')}>
        <DevicePanel media={media} client={refusal === null && !isWaiting ? client : null} />
        <Group justify="flex-end" gap="sm">
          <Button component={Link} to={agendaPath} variant="default">
            {t(isTeam ? 'team.back' : 'check.back')}
          </Button>
          {!isTeam && <Punctuality meeting={meeting} />}
          {!isTeam && <Prepare meeting={meeting} />}
          {!isWaiting && (
            <Button
              size="md"
              leftSection={<IconVideo size={20} aria-hidden />}
              loading={isJoining}
              disabled={refusal !== null}
              onClick={join}
            >
              {t(isJoining ? 'check.joining' : isTeam ? 'team.join' : 'check.join')}
            </Button>
          )}
        </Group>
      </Panel>
    </Page>
  );
}

interface WaitingProps {
  /** The meeting whose other side is not ready yet; null: a moderator has to open. */
  preparesFor: AgendaMeeting | null;
  onBack(): void;
}

function Waiting({ preparesFor, onBack }: WaitingProps) {
  const { t } = useTranslation('room');
  const format = useFormat();
  return (
    <Alert
      color="petrol"
      variant="outline"
      bg="white"
      icon={<Loader size={20} aria-hidden />}
      title={t(preparesFor ? 'end.preparingTitle' : 'end.waitingTitle')}
      role="status"
      data-waiting-screen
    >
      {preparesFor ? t('end.preparing', { time: format.time(doorOpensAt(preparesFor)) }) : t('end.waiting')}
      <Group mt="sm">
        <Button size="xs" variant="default" onClick={onBack}>
          {t('end.waitNoMore')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Whoever still has to see to the camera can say so. */
function Punctuality({ meeting }: { meeting: AgendaMeeting }) {
  const now = useNow(15_000);
  return canSayLate(meeting, now) && <LateMenu meeting={meeting} />;
}

function Prepare({ meeting }: { meeting: AgendaMeeting }) {
  const { fairId } = useFair();
  const { data: agenda } = useEndpoint(getAgenda, { params: { fairId } });
  return agenda && <TeamEntry fairId={fairId} meeting={meeting} ownId={agenda.participantId} />;
}

function NotOpen({ startsAt, minutes }: { startsAt: string; minutes: number }) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const opensAt = new Date(Date.parse(startsAt) - minutes * 60_000).toISOString();
  return (
    <Alert color="petrol" variant="outline" bg="white" icon={<IconClock aria-hidden />} role="status">
      {t('check.notOpen', { minutes, time: format.moment(opensAt) })}
    </Alert>
  );
}
