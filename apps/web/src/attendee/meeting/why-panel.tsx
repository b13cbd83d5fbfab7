import { getMatch } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { QueryView } from '../../ui/query-view.js';
import { MatchNotes } from '../matching/match-notes.js';
import { NumbersLink } from '../matching/numbers-link.js';
import { ReasonList } from '../matching/reason-list.js';
import { ScoreBadge } from '../matching/score-badge.js';

/** Why the viewer and this person match. Absent where the matcher has nothing to say about the pair. */
export function WhyPanel({ participantId }: { participantId: string }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const match = useEndpoint(getMatch, { params: { fairId, participantId } });
  if (match.error?.code === 'NOT_FOUND') return null;
  const isBare = match.data && match.data.forYou.length + match.data.forThem.length === 0;
  if (isBare && !match.data?.caution) return null;
  return (
    <Panel title={t('meeting.why')} actions={match.data && <ScoreBadge score={match.data.score} />}>
      <QueryView query={match}>
        {(data) => (
          <>
            <ReasonList match={data} />
            <MatchNotes match={data} />
            <NumbersLink match={data} />
          </>
        )}
      </QueryView>
    </Panel>
  );
}
