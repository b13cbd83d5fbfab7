import { Paper, Stack } from '@mantine/core';
import type { Match } from '@parvis/contracts';
import { PersonFacts } from '../people/person-facts.js';
import { PersonLine } from '../people/person-line.js';
import { MatchNotes } from './match-notes.js';
import { NumbersLink } from './numbers-link.js';
import { ReasonList } from './reason-list.js';
import { ScoreBadge } from './score-badge.js';
import { WishOrAsk } from './wish-or-ask.js';

/** One proposed person: who, why for both sides, and the answer. */
export function MatchCard({ match }: { match: Match }) {
  const { participant, score, wish } = match;
  return (
    <Paper component="li" withBorder p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md" h="100%">
        <PersonLine person={participant} photoSize={56} heading="h2" />
        <PersonFacts person={participant}>
          <ScoreBadge score={score} />
        </PersonFacts>
        <ReasonList match={match} />
        <MatchNotes match={match} />
        <NumbersLink match={match} />
        <div style={{ marginTop: 'auto' }}>
          <WishOrAsk person={participant} known={wish} colleagueAsked={match.colleagueAsked?.name} />
        </div>
      </Stack>
    </Paper>
  );
}
