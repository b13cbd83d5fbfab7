import { Group, Paper, Stack } from '@mantine/core';
import type { Match } from '@parvis/contracts';
import { PersonFacts } from '../people/person-facts.js';
import { PersonLine } from '../people/person-line.js';
import { ReasonList } from './reason-list.js';
import { ScoreBadge } from './score-badge.js';
import { WishButtons } from './wish-buttons.js';

/** One proposed person: who, why for both sides, and the answer. */
export function MatchCard({ match }: { match: Match }) {
  const { participant, score, wish } = match;
  return (
    <Paper component="li" withBorder p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
          <PersonLine person={participant} photoSize={56} heading="h2" />
          <ScoreBadge score={score} />
        </Group>
        <PersonFacts person={participant} />
        <ReasonList match={match} />
        <WishButtons person={participant} known={wish} />
      </Stack>
    </Paper>
  );
}
