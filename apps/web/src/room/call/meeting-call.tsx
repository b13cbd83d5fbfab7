import { type AgendaMeeting, getAgenda } from '@parvis/contracts';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useEndpoint } from '../../api/use-endpoint.js';
import { othersOf } from '../../attendee/agenda/agenda.rules.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useNow } from '../../attendee/time/use-now.js';
import { useChatUnread } from '../../live/chat/use-chat-unread.js';
import { lazily } from '../../ui/lazily.js';
import { counterpartsIn } from '../team/team.rules.js';
import type { RoomTools } from '../use-room.js';
import { useStore } from '../use-store.js';
import { AboutTab } from './about-tab.js';
import { Call } from './call.js';
import { followingOf } from './following.rules.js';
import { FollowingNote } from './following-note.js';
import { MissingNote } from './missing-note.js';

const ChatPanel = lazily(async () => (await import('../../live/chat/chat-panel.js')).ChatPanel);

interface MeetingCallProps {
  tools: RoomTools;
  fairId: string;
  meeting: AgendaMeeting;
  title: string;
}

/** The call of a meeting: with the other side's profile, one's own note and the meeting that comes next. */
export function MeetingCall({ tools, fairId, meeting, title }: MeetingCallProps) {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const { client } = tools;
  const { self, peers, clockOffsetMs } = useStore(client.store);
  const { data: agenda } = useEndpoint(getAgenda, { params: { fairId } });
  const unread = useChatUnread(fairId, meeting.id);
  const now = useNow(5_000) + clockOffsetMs;
  const ownId = self?.participantId ?? agenda?.participantId ?? '';
  const others = counterpartsIn(meeting, ownId);
  const hasCome = others.some(({ id }) => peers.some(({ participantId }) => participantId === id));
  const [since, setSince] = useState<number | null>(now);
  // Whoever has come and gone again is not missing.
  if (hasCome && since !== null) setSince(null);
  const following = agenda ? followingOf(agenda.meetings, meeting, now) : null;
  const nextPath =
    following && `/fairs/${fairId}/meetings/${following.meeting.id}${following.meeting.hasVideo ? '/room' : ''}`;
  const go = () => {
    if (nextPath === null) return;
    void client.leave();
    navigate(nextPath);
  };
  return (
    <Call
      tools={tools}
      title={title}
      endsAt={meeting.endsAt}
      expected={meeting.attendees
        .filter(({ id }) => id !== ownId)
        .map((person) => ({ id: person.id, name: fullName(person), companyName: person.companyName }))}
      aloneText={t('call.alone')}
      chat={
        <Suspense>
          <ChatPanel fairId={fairId} roomId={meeting.id} />
        </Suspense>
      }
      unread={unread}
      about={<AboutTab fairId={fairId} meeting={meeting} others={others} roomId={meeting.id} />}
      notice={
        <>
          {!hasCome && <MissingNote meeting={meeting} ownId={ownId} others={others} now={now} since={since} />}
          {following && <FollowingNote following={following} ownId={ownId} onGo={go} />}
        </>
      }
      telephones={othersOf(meeting, ownId).flatMap((person) =>
        person.phone === null ? [] : [{ name: fullName(person), number: person.phone }],
      )}
      goesTo={nextPath}
    />
  );
}
