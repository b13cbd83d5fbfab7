import { Alert, Button, Group, Text } from '@mantine/core';
import type { Roulette, RouletteSeat } from '@parvis/contracts';
import { IconInfoCircle, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ZonedRange } from '../../attendee/time/zoned-range.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { useLocalText } from '../use-local-text.js';
import { MeetList } from './meet-list.js';
import { TopicChips } from './topic-chips.js';
import { type RouletteParams, useSeatActions } from './use-seat-action.js';

interface OptInProps {
  params: RouletteParams;
  seat: RouletteSeat;
  roulette: Roulette | undefined;
}

/** Before one waits: what it is, about what one wants to talk, and the start. */
export function OptIn({ params, seat, roulette }: OptInProps) {
  const { t } = useTranslation('live');
  const textOf = useLocalText();
  const [topicIds, setTopics] = useState<string[]>(seat.topicIds);
  const { next, isBusy } = useSeatActions(params);
  const isOpen = roulette?.state === 'open';
  return (
    <Page title={roulette ? textOf(roulette.title) : t('roulette.title')} lead={t('roulette.how')} width="narrow">
      {seat.note === 'missed' && (
        <Alert color="petrol" variant="outline" bg="white" icon={<IconInfoCircle aria-hidden />} role="status">
          {t('roulette.missed')}
        </Alert>
      )}
      <Panel title={t('roulette.optIn')}>
        {roulette && <ZonedRange startsAt={roulette.startsAt} endsAt={roulette.endsAt} />}
        {roulette && <Text>{t('roulette.rounds', { minutes: roulette.roundMinutes })}</Text>}
        {roulette && roulette.topicIds.length > 0 && (
          <TopicChips
            label={t('roulette.topics')}
            description={t('roulette.topicsHint')}
            among={roulette.topicIds}
            chosen={topicIds}
            onChange={setTopics}
          />
        )}
        <Text size="sm" role="status">
          {t('roulette.waiting', { count: seat.waiting })}
        </Text>
        {roulette && !isOpen && <Text fw={600}>{t(`roulette.notOpen.${roulette.state}`)}</Text>}
        <Group gap="sm" justify="flex-end">
          <Button component={Link} to={`/fairs/${params.fairId}/device-check`} variant="default">
            {t('roulette.devices')}
          </Button>
          <Button
            size="md"
            disabled={!isOpen}
            loading={isBusy}
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            onClick={() => next(topicIds)}
          >
            {t('roulette.start')}
          </Button>
        </Group>
      </Panel>
      <MeetList />
    </Page>
  );
}
