import { type AgendaMeeting, createRoomTicket, getAgenda, getMeeting } from '@parvis/contracts';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/client.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useChatUnread } from '../../live/chat/use-chat-unread.js';
import { lazily } from '../../ui/lazily.js';
import { PageSkeleton } from '../../ui/page-skeleton.js';
import { QueryView } from '../../ui/query-view.js';
import { AboutTab } from '../call/about-tab.js';
import { Call } from '../call/call.js';
import { CallEnd } from '../call/call-end.js';
import { isOver } from '../client/room-state.js';
import { PreJoin } from '../pre-join.js';
import { type RoomTools, useRoom } from '../use-room.js';
import { useStore } from '../use-store.js';
import { counterpartsIn, ownSideOf } from './team.rules.js';
import { TeamBanner } from './team-banner.js';
import { keepTeamRoomId, readTeamRoomId } from './team-room-id.js';

const ChatPanel = lazily(async () => (await import('../../live/chat/chat-panel.js')).ChatPanel);

/** The back room of one's own side, before a meeting: nobody else is let in. */
export function TeamPage() {
  const { fairId = '', meetingId = '' } = useParams();
  const meeting = useEndpoint(getMeeting, { params: { fairId, meetingId } });
  const agenda = useEndpoint(getAgenda, { params: { fairId } });
  return (
    <QueryView query={meeting}>
      {(data) => (
        <QueryView query={agenda}>
          {({ participantId }) => <TeamRoom key={meetingId} fairId={fairId} meeting={data} ownId={participantId} />}
        </QueryView>
      )}
    </QueryView>
  );
}

interface TeamRoomProps {
  fairId: string;
  meeting: AgendaMeeting;
  ownId: string;
}

function TeamRoom({ fairId, meeting, ownId }: TeamRoomProps) {
  const [attempt, setAttempt] = useState(0);
  const [roomId, setRoomId] = useState(() => readTeamRoomId(meeting.id));
  const { tools, refusal } = useRoom({
    key: `team-${meeting.id}`,
    attempt,
    passingRefusals: ['MEETING_NOT_STARTED'],
    fetchTicket: async () => {
      const ticket = await call(createRoomTicket, {
        params: { fairId, meetingId: meeting.id },
        query: { room: 'team' },
      });
      keepTeamRoomId(meeting.id, ticket.roomId);
      setRoomId(ticket.roomId);
      return ticket;
    },
  });
  if (tools === null) return <PageSkeleton />;
  const again = () => setAttempt(attempt + 1);
  return (
    <Entered key={attempt} tools={tools} refusal={refusal} onAgain={again} {...{ fairId, meeting, ownId, roomId }} />
  );
}

interface EnteredProps extends TeamRoomProps {
  tools: RoomTools;
  refusal: ReturnType<typeof useRoom>['refusal'];
  onAgain(): void;
  roomId: string | null;
}

function Entered({ tools, refusal, onAgain, fairId, meeting, ownId, roomId }: EnteredProps) {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const { client, media, isReturning } = tools;
  const { phase, problem, self, teamGoneBy } = useStore(client.store);
  const meetingPath = `/fairs/${fairId}/meetings/${meeting.id}`;
  const roomPath = `${meetingPath}/room`;
  const unread = useChatUnread(fairId, roomId);
  const over = isOver(phase);

  useEffect(() => {
    if (isReturning) client.join();
  }, [client, isReturning]);
  useEffect(() => {
    if (over) media.close();
  }, [over, media]);
  const isGone = teamGoneBy !== null;
  useEffect(() => {
    if (!isGone) return;
    void client.leave();
    navigate(roomPath, { state: { joinsAtOnce: true }, replace: true });
  }, [isGone, client, navigate, roomPath]);

  const go = () => {
    void client.leave();
    navigate(roomPath, { state: { joinsAtOnce: true }, replace: true });
  };
  const title = t('team.title');
  const others = counterpartsIn(meeting, ownId);
  if (isOver(phase)) {
    return (
      <CallEnd phase={phase} problem={problem} backPath={meetingPath} backLabel={t('team.back')} onAgain={onAgain} />
    );
  }
  if (phase === 'lobby' || phase === 'waiting' || (phase === 'joining' && self === null && !isReturning)) {
    return <PreJoin tools={tools} meeting={meeting} title={title} agendaPath={meetingPath} refusal={refusal} isTeam />;
  }
  return (
    <Call
      tools={tools}
      title={title}
      endsAt={null}
      expected={ownSideOf(meeting, ownId)
        .filter(({ id }) => id !== ownId)
        .map((person) => ({ id: person.id, name: fullName(person), companyName: person.companyName }))}
      aloneText={t('team.alone')}
      chat={
        roomId !== null && (
          <Suspense>
            <ChatPanel fairId={fairId} roomId={roomId} />
          </Suspense>
        )
      }
      unread={unread}
      about={<AboutTab fairId={fairId} meeting={meeting} others={others} roomId={roomId} />}
      notice={<TeamBanner client={client} meeting={meeting} hasOtherSide={others.length > 0} onGo={go} />}
      goesTo={roomPath}
    />
  );
}
