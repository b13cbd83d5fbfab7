import { type AgendaMeeting, createRoomTicket, getAgenda, getMeeting } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { call } from '../api/client.js';
import { invalidate, useEndpoint } from '../api/use-endpoint.js';
import { canJoin } from '../attendee/agenda/agenda.rules.js';
import { fullName } from '../attendee/people/full-name.js';
import { useNow } from '../attendee/time/use-now.js';
import { useFormat } from '../i18n/use-format.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { QueryView } from '../ui/query-view.js';
import { CallEnd } from './call/call-end.js';
import { CallMoved } from './call/call-moved.js';
import { MeetingCall } from './call/meeting-call.js';
import { isOver } from './client/room-state.js';
import { PreJoin } from './pre-join.js';
import { facedIn } from './team/team.rules.js';
import { type RoomTools, useRoom } from './use-room.js';
import { useStore } from './use-store.js';

/** A meeting's video room: the check before, the call, the end. */
export function RoomPage() {
  const { fairId = '', meetingId = '' } = useParams();
  const query = useEndpoint(getMeeting, { params: { fairId, meetingId } });
  return (
    <QueryView query={query}>
      {(meeting) => <MeetingRoom key={meetingId} fairId={fairId} meetingId={meetingId} meeting={meeting} />}
    </QueryView>
  );
}

interface MeetingRoomProps {
  fairId: string;
  meetingId: string;
  meeting: AgendaMeeting;
}

function MeetingRoom({ fairId, meetingId, meeting }: MeetingRoomProps) {
  const [attempt, setAttempt] = useState(0);
  const { tools, refusal } = useRoom({
    key: meetingId,
    attempt,
    passingRefusals: ['MEETING_NOT_STARTED'],
    fetchTicket: () => call(createRoomTicket, { params: { fairId, meetingId } }),
  });
  const { data: agenda } = useEndpoint(getAgenda, { params: { fairId } });
  const title = useMeetingTitle(meeting, agenda?.participantId);
  if (tools === null) return <PageSkeleton />;
  return (
    <Entered
      key={attempt}
      tools={tools}
      fairId={fairId}
      meeting={meeting}
      title={title}
      refusal={refusal}
      agendaPath={`/fairs/${fairId}/agenda`}
      meetingPath={`/fairs/${fairId}/meetings/${meetingId}`}
      onAgain={() => setAttempt(attempt + 1)}
    />
  );
}

function useMeetingTitle(meeting: AgendaMeeting, ownId: string | undefined): string {
  const { t } = useTranslation('room');
  const format = useFormat();
  return t('title', { names: format.list(facedIn(meeting, ownId ?? '').map(fullName)) });
}

interface EnteredProps {
  tools: RoomTools;
  fairId: string;
  meeting: AgendaMeeting;
  title: string;
  refusal: ReturnType<typeof useRoom>['refusal'];
  agendaPath: string;
  meetingPath: string;
  onAgain(): void;
}

function Entered({ tools, fairId, meeting, title, refusal, agendaPath, meetingPath, onAgain }: EnteredProps) {
  const { t } = useTranslation('room');
  const { client, media } = tools;
  // Whoever comes from the back room has looked at the devices there.
  const comesAtOnce = comesToJoin(useLocation().state);
  const isReturning = tools.isReturning || comesAtOnce;
  const { phase, problem, self } = useStore(client.store);

  useEffect(() => {
    if (!isReturning) return;
    performance.mark('parvis:join');
    client.join();
  }, [client, isReturning]);

  // The two have agreed on another time while somebody waits here.
  const [startsAt] = useState(meeting.startsAt);
  const isMoved = self !== null && meeting.startsAt !== startsAt;
  useEffect(() => {
    if (isMoved) void client.leave();
  }, [client, isMoved]);
  const now = useNow();

  const over = isOver(phase);
  // What is off in the room is off on the device, too.
  useEffect(() => {
    if (over) media.close();
  }, [over, media]);

  // Whether the two have met is known only now, and decides whether the meeting can be rated.
  const queries = useQueryClient();
  useEffect(() => {
    if (over) void invalidate(queries, [getMeeting, getAgenda]);
  }, [over, queries]);

  if (isMoved)
    return (
      <CallMoved
        meeting={meeting}
        agendaPath={agendaPath}
        meetingPath={meetingPath}
        onAgain={canJoin(meeting, now) ? onAgain : null}
      />
    );
  if (isOver(phase))
    return (
      <CallEnd
        phase={phase}
        problem={problem}
        backPath={agendaPath}
        backLabel={t('check.back')}
        ratePath={meetingPath}
        onAgain={onAgain}
      />
    );
  if (phase === 'lobby' || phase === 'waiting' || (phase === 'joining' && self === null && !isReturning)) {
    return <PreJoin tools={tools} meeting={meeting} title={title} agendaPath={agendaPath} refusal={refusal} />;
  }
  return <MeetingCall tools={tools} fairId={fairId} meeting={meeting} title={title} />;
}

const comesToJoin = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'joinsAtOnce' in state && state.joinsAtOnce === true;
