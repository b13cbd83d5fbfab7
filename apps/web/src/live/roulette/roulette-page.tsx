import { createRouletteTicket, keepRouletteSeat, listRoulettes, type RoulettePair } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../api/client.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { useFair } from '../../fair/use-fair.js';
import { QueryView } from '../../ui/query-view.js';
import { ChatPanel } from '../chat/chat-panel.js';
import { LiveRoom } from '../room/live-room.js';
import { Between } from './between.js';
import { Left } from './left.js';
import { OptIn } from './opt-in.js';
import { PairAbout } from './pair-about.js';
import { PairBar } from './pair-bar.js';
import { rouletteViewOf } from './roulette.rules.js';
import type { RouletteParams } from './use-seat-action.js';
import { Waiting } from './waiting.js';

/** One roulette: opting in, waiting, the talks one after the other. The server decides where one stands. */
export function RoulettePage() {
  const { fairId } = useFair();
  const { rouletteId = '' } = useParams();
  const params = { fairId, rouletteId };
  // Tells that the page is open, and notices what news were missed.
  const seat = useEndpoint(keepRouletteSeat, { params }, { refetchInterval: 5_000, refetchIntervalInBackground: true });
  const roulettes = useEndpoint(listRoulettes, { params: { fairId }, query: { limit: 100 } });
  const roulette = roulettes.data?.items.find(({ id }) => id === rouletteId);
  return (
    <QueryView query={seat}>
      {(own) => {
        const view = rouletteViewOf(own);
        if (view === 'call' && own.pair)
          return <PairRoom key={own.pair.id} params={params} pair={own.pair} topicIds={own.topicIds} />;
        if (view === 'between' && own.pair) return <Between params={params} seat={own} pair={own.pair} />;
        if (view === 'waiting') return <Waiting params={params} seat={own} />;
        return <OptIn params={params} seat={own} roulette={roulette} />;
      }}
    </QueryView>
  );
}

interface PairRoomProps {
  params: RouletteParams;
  pair: RoulettePair;
  topicIds: string[];
}

function PairRoom({ params, pair, topicIds }: PairRoomProps) {
  const { t } = useTranslation('live');
  const name = fullName(pair.partner);
  return (
    <LiveRoom
      roomKey={`roulette-${pair.id}`}
      entry="at-once"
      title={t('roulette.talkWith', { name })}
      fetchTicket={() => call(createRouletteTicket, { params: { ...params, pairId: pair.id } })}
      backPath={`/fairs/${params.fairId}/roulette`}
      backLabel={t('roulette.back')}
      notice={() => <PairBar params={params} pair={pair} topicIds={topicIds} />}
      end={(tools) => <Left params={params} tools={tools} />}
      call={{
        endsAt: pair.state === 'talking' ? pair.endsAt : null,
        aloneText: t('roulette.comes', { name }),
        expected: [{ id: pair.partner.id, name, companyName: pair.partner.companyName }],
        chat: <ChatPanel fairId={params.fairId} roomId={pair.id} />,
        about: <PairAbout pair={pair} />,
        goesTo: `/fairs/${params.fairId}/roulette`,
      }}
    />
  );
}
