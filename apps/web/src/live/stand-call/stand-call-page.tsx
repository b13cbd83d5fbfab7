import { Button, Group, Text } from '@mantine/core';
import { createStandCallTicket, getOwnCalls, leaveStandCall } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '../../api/client.js';
import { invalidate } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useOwnProfile } from '../../attendee/people/use-own-profile.js';
import { useFair } from '../../fair/use-fair.js';
import { CallEnd } from '../../room/call/call-end.js';
import { isOver } from '../../room/client/room-state.js';
import type { RoomTools } from '../../room/use-room.js';
import { useStore } from '../../room/use-store.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { ChatPanel } from '../chat/chat-panel.js';
import { LiveRoom } from '../room/live-room.js';
import { useOwnCalls } from './use-own-calls.js';

/** The talk of a visitor and somebody of a stand, by video. */
export function StandCallPage() {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const ownId = useOwnProfile().data?.id;
  const { callId = '' } = useParams();
  const query = useOwnCalls();
  return (
    <QueryView query={query}>
      {({ own }) => {
        const talk = own?.id === callId ? own : null;
        const partner = talk === null ? null : talk.caller.id === ownId ? talk.takenBy : talk.caller;
        const backPath = talk ? `/fairs/${fairId}/hall/${talk.boothId}` : `/fairs/${fairId}/hall`;
        return (
          <LiveRoom
            roomKey={`stand-call-${callId}`}
            entry="at-once"
            title={talk ? t('stand.talkAt', { company: talk.companyName }) : t('stand.talk')}
            fetchTicket={() => call(createStandCallTicket, { params: { fairId, callId } })}
            backPath={backPath}
            backLabel={t('stand.toBooth')}
            end={(tools) => <HungUp callId={callId} tools={tools} backPath={backPath} />}
            call={{
              endsAt: null,
              aloneText: t('stand.comes'),
              expected: partner
                ? [{ id: partner.id, name: fullName(partner), companyName: partner.companyName }]
                : undefined,
              chat: <ChatPanel fairId={fairId} roomId={callId} />,
              goesTo: backPath,
            }}
          />
        );
      }}
    </QueryView>
  );
}

interface HungUpProps {
  callId: string;
  tools: RoomTools;
  backPath: string;
}

/** Whoever leaves the room hangs up; the other one's room closes with it. */
function HungUp({ callId, tools, backPath }: HungUpProps) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const client = useQueryClient();
  const { phase, problem } = useStore(tools.client.store);
  const hasLeft = phase === 'left';
  useEffect(() => {
    if (!hasLeft) return;
    // A call that is over already is left all the same.
    void call(leaveStandCall, { params: { fairId, callId } })
      .catch(() => undefined)
      .then(() => invalidate(client, [getOwnCalls]));
  }, [hasLeft, fairId, callId, client]);
  if (phase === 'left' || phase === 'ended') {
    return (
      <Page title={t('stand.over')} width="narrow">
        <Panel data-end={phase}>
          <Text>{t('stand.overText')}</Text>
          <Group>
            <Button component={Link} to={backPath}>
              {t('stand.toBooth')}
            </Button>
          </Group>
        </Panel>
      </Page>
    );
  }
  if (!isOver(phase)) return null;
  const again = () => window.location.reload();
  return <CallEnd phase={phase} problem={problem} backPath={backPath} backLabel={t('stand.toBooth')} onAgain={again} />;
}
