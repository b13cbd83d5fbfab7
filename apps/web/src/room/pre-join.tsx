import { Alert, Button, Group } from '@mantine/core';
import { type AgendaMeeting, roomOpensBeforeMinutes } from '@parvis/contracts';
import { IconAlertTriangle, IconClock, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiErrorCode } from '../api/api-error.js';
import { ApiError } from '../api/api-error.js';
import { useFormat } from '../i18n/use-format.js';
import { ErrorState } from '../ui/error-state.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { DevicePanel } from './devices/device-panel.js';
import type { RoomTools } from './use-room.js';
import { useStore } from './use-store.js';

interface PreJoinProps {
  tools: RoomTools;
  meeting: AgendaMeeting;
  title: string;
  agendaPath: string;
  refusal: ApiErrorCode | null;
}

/** What one sees before going in: oneself, the devices, the connection. */
export function PreJoin({ tools: { client, media }, meeting, title, agendaPath, refusal }: PreJoinProps) {
  const { t } = useTranslation('room');
  const { phase, problem } = useStore(client.store);
  const isJoining = phase === 'joining';
  const join = () => {
    performance.mark('parvis:join');
    client.join();
  };
  return (
    <Page title={title} lead={t('check.lead')}>
      {refusal === 'MEETING_NOT_STARTED' && <NotOpen startsAt={meeting.startsAt} />}
      {refusal !== null && refusal !== 'MEETING_NOT_STARTED' && (
        <ErrorState error={new ApiError({ code: refusal, status: 0 })} onRetry={() => client.prepare()} />
      )}
      {isJoining && problem === 'MEDIA_UNAVAILABLE' && (
        <Alert color="red.9" variant="outline" bg="white" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t('end.mediaDown')}
        </Alert>
      )}
      <Panel title={t('check.title')}>
        <DevicePanel media={media} client={refusal === null ? client : null} />
        <Group justify="flex-end" gap="sm">
          <Button component={Link} to={agendaPath} variant="default">
            {t('check.back')}
          </Button>
          <Button
            size="md"
            leftSection={<IconVideo size={20} aria-hidden />}
            loading={isJoining}
            disabled={refusal !== null}
            onClick={join}
          >
            {t(isJoining ? 'check.joining' : 'check.join')}
          </Button>
        </Group>
      </Panel>
    </Page>
  );
}

function NotOpen({ startsAt }: { startsAt: string }) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const opensAt = new Date(Date.parse(startsAt) - roomOpensBeforeMinutes * 60_000).toISOString();
  return (
    <Alert color="petrol" variant="outline" bg="white" icon={<IconClock aria-hidden />} role="status">
      {t('check.notOpen', { minutes: roomOpensBeforeMinutes, time: format.moment(opensAt) })}
    </Alert>
  );
}
