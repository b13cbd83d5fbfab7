import { Button, Stack, Text } from '@mantine/core';
import { listStagePolls, type StageSession } from '@parvis/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryView } from '../../ui/query-view.js';
import { PollCard } from './poll-card.js';
import { PollForm } from './poll-form.js';

/** The polls of a session, newest first. */
export function PollPanel({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const [isMaking, setMaking] = useState(false);
  const list = usePaged(listStagePolls, { params: { fairId, sessionId: session.id }, query: { limit: 20 } });
  const mayMake = session.ownPart === 'moderator' && (session.state === 'planned' || session.state === 'live');
  return (
    <Stack gap="md">
      {mayMake && !isMaking && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {t('stage.poll.new')}
        </Button>
      )}
      {mayMake && isMaking && <PollForm session={session} onClose={() => setMaking(false)} />}
      <QueryView query={{ data: list.items, error: list.error, refetch: list.refetch }}>
        {(polls) =>
          polls.length === 0 ? (
            <Text c="dimmed">{t('stage.poll.none')}</Text>
          ) : (
            <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {polls.map((poll) => (
                <PollCard key={poll.id} poll={poll} session={session} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      <LoadMore list={list} />
    </Stack>
  );
}
