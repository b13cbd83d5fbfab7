import { createStageTicket, getStageSession, type StageSession } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../api/client.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useFair } from '../../fair/use-fair.js';
import { QueryView } from '../../ui/query-view.js';
import { ChatPanel } from '../chat/chat-panel.js';
import { LiveRoom } from '../room/live-room.js';
import { useLocalText } from '../use-local-text.js';
import { PollPanel } from './poll-panel.js';
import { QuestionPanel } from './question-panel.js';
import { stageViewOf } from './stage.rules.js';
import { StageAbout } from './stage-about.js';
import { StageBar } from './stage-bar.js';
import { StageSheet } from './stage-sheet.js';
import { useStageNews } from './use-stage-news.js';

/** A session: what it is about, its stage while it is live, and what is left of it afterwards. */
export function StagePage() {
  const { fairId } = useFair();
  const { sessionId = '' } = useParams();
  useStageNews(sessionId);
  // News may be missed; a door that opens is noticed all the same.
  const query = useEndpoint(getStageSession, { params: { fairId, sessionId } }, { refetchInterval: 15_000 });
  return <QueryView query={query}>{(session) => <SessionView key={sessionId} session={session} />}</QueryView>;
}

function SessionView({ session }: { session: StageSession }) {
  const view = stageViewOf(session);
  const [isIn, setIn] = useState(false);
  const mayEnter = view === 'watch' || ((view === 'back-stage' || view === 'on-stage') && isIn);
  const [hasLeft, setLeft] = useState(false);
  if (mayEnter && !hasLeft) return <StageRoom session={session} onLeft={() => setLeft(true)} />;
  const enter = () => {
    setIn(true);
    setLeft(false);
  };
  return (
    <StageSheet session={session} onEnter={view === 'over' || view === 'cancelled' || view === 'wait' ? null : enter} />
  );
}

function StageRoom({ session, onLeft }: { session: StageSession; onLeft(): void }) {
  const { t } = useTranslation('live');
  const { fairId, isAttendee } = useFair();
  const textOf = useLocalText();
  const queries = useQueryClient();
  const params = { fairId, sessionId: session.id };
  const [isEnding, setEnding] = useState(false);
  const isViewer = session.ownPart === 'viewer';
  return (
    <LiveRoom
      roomKey={`stage-${session.id}`}
      entry={isViewer ? 'watch' : 'check'}
      title={textOf(session.title)}
      fetchTicket={() => call(createStageTicket, { params })}
      backPath={`/fairs/${fairId}/stage`}
      backLabel={t('stage.back')}
      notice={(tools) => <StageBar session={session} tools={tools} isEnding={isEnding} onEnding={setEnding} />}
      end={() => (
        <EndOfVisit
          onShown={() => {
            onLeft();
            void queries.invalidateQueries({ queryKey: [getStageSession.path] });
          }}
        />
      )}
      call={{
        endsAt: session.endsAt,
        aloneText: t(session.state === 'live' ? 'stage.nobodyOnStage' : 'stage.aloneBackStage'),
        expected: isViewer
          ? []
          : session.people.map(({ person }) => ({
              id: person.id,
              name: fullName(person),
              companyName: person.companyName,
            })),
        chat: isAttendee && <ChatPanel fairId={fairId} roomId={session.id} />,
        questions: <QuestionPanel session={session} />,
        polls: <PollPanel session={session} />,
        about: <StageAbout session={session} />,
        onEndAll: session.state === 'live' ? () => setEnding(true) : null,
        goesTo: `/fairs/${fairId}/stage`,
      }}
    />
  );
}

/** Whoever leaves the stage is back on the session's page. */
function EndOfVisit({ onShown }: { onShown(): void }) {
  const latest = useRef(onShown);
  latest.current = onShown;
  useEffect(() => latest.current(), []);
  return null;
}
