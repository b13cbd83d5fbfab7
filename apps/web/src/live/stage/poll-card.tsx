import { Badge, Button, Group, Paper, Progress, Radio, Stack, Text } from '@mantine/core';
import { listStagePolls, type StagePoll, type StageSession, setStagePollState, voteStagePoll } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { toastError } from '../../ui/toast.js';
import { pollShares } from './stage.rules.js';

/** One poll: a vote to give, or the votes that were given. */
export function PollCard({ poll, session }: { poll: StagePoll; session: StageSession }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const [choice, setChoice] = useState<string | null>(null);
  const params = { fairId, sessionId: session.id, pollId: poll.id };
  const options = { invalidates: [listStagePolls], onError: toastError };
  const vote = useAction(voteStagePoll, options);
  const change = useAction(setStagePollState, options);
  const mayVote = poll.state === 'open' && poll.ownChoice === null;
  return (
    <Paper component="li" withBorder p="sm" data-poll={poll.id}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {poll.question}
          </Text>
          <Badge variant="outline" color={poll.state === 'open' ? 'petrol.8' : 'gray.7'} style={{ flexShrink: 0 }}>
            {t(`stage.poll.state.${poll.state}`)}
          </Badge>
        </Group>
        {mayVote && (
          <>
            <Radio.Group value={choice} onChange={setChoice} aria-label={poll.question}>
              <Stack gap="xs">
                {poll.options.map(({ text }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: options never change, and two may read the same
                  <Radio key={index} value={String(index)} label={text} />
                ))}
              </Stack>
            </Radio.Group>
            <Button
              size="sm"
              disabled={choice === null}
              loading={vote.isPending}
              onClick={() => vote.mutate({ params, body: { choice: Number(choice) } })}
            >
              {t('stage.poll.vote')}
            </Button>
          </>
        )}
        <Results poll={poll} />
        <Text size="xs" c="dimmed" role="status">
          {t('stage.poll.votes', { count: poll.votes })}
        </Text>
        {session.ownPart === 'moderator' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ params, body: { state: poll.state === 'open' ? 'closed' : 'open' } })}
          >
            {t(poll.state === 'open' ? 'stage.poll.close' : 'stage.poll.open')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function Results({ poll }: { poll: StagePoll }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const shares = pollShares(poll.options);
  if (shares.every((share) => share === null)) return null;
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('stage.poll.results')}>
      {poll.options.map(({ text }, index) => {
        const share = shares[index] ?? 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: options never change, and two may read the same
          <li key={index}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm" fw={index === poll.ownChoice ? 650 : undefined} style={{ overflowWrap: 'anywhere' }}>
                {index === poll.ownChoice ? t('stage.poll.yours', { text }) : text}
              </Text>
              <Text size="sm">{format.percent(share)}</Text>
            </Group>
            <Progress value={share * 100} size="sm" aria-label={text} />
          </li>
        );
      })}
    </Stack>
  );
}
