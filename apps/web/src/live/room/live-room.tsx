import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import type { RoomTicket } from '@parvis/contracts';
import { IconClock, IconVideo } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError, type ApiErrorCode } from '../../api/api-error.js';
import { Call, type CallProps } from '../../room/call/call.js';
import { CallEnd } from '../../room/call/call-end.js';
import { isOver } from '../../room/client/room-state.js';
import { DevicePanel } from '../../room/devices/device-panel.js';
import { type RoomTools, useRoom } from '../../room/use-room.js';
import { useStore } from '../../room/use-store.js';
import { ErrorState } from '../../ui/error-state.js';
import { Page } from '../../ui/page.js';
import { PageSkeleton } from '../../ui/page-skeleton.js';
import { Panel } from '../../ui/panel.js';

interface LiveRoomProps {
  /** Names the room in this tab. */
  roomKey: string;
  fetchTicket(): Promise<RoomTicket>;
  title: string;
  /** `check`: a look at the devices first. `at-once`: in without a question. `watch`: the same, and devices stay closed until one may speak. */
  entry: 'check' | 'at-once' | 'watch';
  backPath: string;
  backLabel: string;
  call: Omit<CallProps, 'tools' | 'title' | 'notice'>;
  /** Over the pictures. */
  notice?: (tools: RoomTools) => ReactNode;
  /** Above the devices, before one goes in. */
  beforehand?: ReactNode;
  /** In place of the usual page after a call. */
  end?: (tools: RoomTools) => ReactNode;
}

const passingRefusals: readonly ApiErrorCode[] = ['ROOM_FULL', 'LOUNGE_CLOSED', 'SESSION_NOT_LIVE'];

/** A room that is no meeting's: the way in, the call, the end. */
export function LiveRoom({ roomKey, fetchTicket, entry, ...rest }: LiveRoomProps) {
  const [attempt, setAttempt] = useState(0);
  const { tools, refusal } = useRoom({
    key: roomKey,
    attempt,
    fetchTicket,
    passingRefusals,
    devices: entry === 'watch' ? 'when-granted' : 'at-once',
  });
  if (tools === null) return <PageSkeleton />;
  const again = () => setAttempt(attempt + 1);
  return <Entered key={attempt} {...rest} entry={entry} tools={tools} refusal={refusal} onAgain={again} />;
}

interface EnteredProps extends Omit<LiveRoomProps, 'roomKey' | 'fetchTicket'> {
  tools: RoomTools;
  refusal: ReturnType<typeof useRoom>['refusal'];
  onAgain(): void;
}

function Entered({ tools, refusal, onAgain, title, entry, call, notice, end, ...props }: EnteredProps) {
  const { client, media } = tools;
  const { phase, problem, self } = useStore(client.store);
  const goesAtOnce = tools.isReturning || entry !== 'check';
  useEffect(() => {
    if (goesAtOnce) client.join();
  }, [client, goesAtOnce]);
  const over = isOver(phase);
  // What is off in the room is off on the device, too.
  useEffect(() => {
    if (over) media.close();
  }, [over, media]);

  if (isOver(phase)) {
    return end?.(tools) ?? <CallEnd phase={phase} problem={problem} onAgain={onAgain} {...props} />;
  }
  const isBefore = phase === 'lobby' || phase === 'waiting' || (phase === 'joining' && self === null);
  if (refusal !== null || (isBefore && !(goesAtOnce && phase !== 'waiting'))) {
    return <Before tools={tools} title={title} refusal={refusal} isWatching={entry === 'watch'} {...props} />;
  }
  return <Call tools={tools} title={title} notice={notice?.(tools)} {...call} />;
}

interface BeforeProps {
  tools: RoomTools;
  title: string;
  refusal: EnteredProps['refusal'];
  isWatching: boolean;
  backPath: string;
  backLabel: string;
  beforehand?: ReactNode;
}

function Before({
  tools: { client, media },
  title,
  refusal,
  isWatching,
  backPath,
  backLabel,
  beforehand,
}: BeforeProps) {
  const { t } = useTranslation(['live', 'room', 'errors']);
  const { phase } = useStore(client.store);
  const isWaiting = phase === 'waiting';
  return (
    <Page title={title}>
      {beforehand}
      {isWaiting && (
        <Alert color="petrol" variant="outline" bg="white" icon={<Loader size={18} aria-hidden />} role="status">
          {t('room.knocked')}
        </Alert>
      )}
      {refusal !== null && passingRefusals.includes(refusal) && (
        <Alert color="petrol" variant="outline" bg="white" icon={<IconClock aria-hidden />} role="status">
          <Text>{t(`errors:codes.${refusal}`)}</Text>
          <Text c="dimmed">{t('room.looksAgain')}</Text>
        </Alert>
      )}
      {refusal !== null && !passingRefusals.includes(refusal) && (
        <ErrorState error={new ApiError({ code: refusal, status: 0 })} onRetry={() => void client.prepare()} />
      )}
      <Panel title={isWatching ? undefined : t('room:check.title')}>
        {!isWatching && <DevicePanel media={media} client={refusal === null && !isWaiting ? client : null} />}
        <Group justify="flex-end" gap="sm">
          <Button component={Link} to={backPath} variant="default">
            {backLabel}
          </Button>
          {!isWaiting && (
            <Button
              size="md"
              leftSection={<IconVideo size={20} aria-hidden />}
              loading={phase === 'joining'}
              disabled={refusal !== null}
              onClick={() => client.join()}
            >
              {t('room.enter')}
            </Button>
          )}
        </Group>
      </Panel>
    </Page>
  );
}
