import { Button, Group, Text } from '@mantine/core';
import { connectWithPair, type RoulettePair, wantMoreOfPair } from '@parvis/contracts';
import { IconClockPlus, IconHeartHandshake, IconPlayerSkipForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/use-endpoint.js';
import { useNow } from '../../attendee/time/use-now.js';
import { toastError } from '../../ui/toast.js';
import { BlockButton } from './block-button.js';
import { type RouletteParams, useSeatActions, useSeatUpdate } from './use-seat-action.js';

/** Over the pictures of a talk: go on longer, stay in touch, the next one. Nobody sees what the other has pressed. */
export function PairBar({
  params,
  pair,
  topicIds,
}: {
  params: RouletteParams;
  pair: RoulettePair;
  topicIds: string[];
}) {
  const { t } = useTranslation('live');
  const update = useSeatUpdate(params);
  const options = { onSuccess: update, onError: toastError };
  const more = useAction(wantMoreOfPair, options);
  const connect = useAction(connectWithPair, options);
  const { next, isBusy } = useSeatActions(params);
  const now = useNow(1_000);
  const at = { params: { ...params, pairId: pair.id } };
  if (pair.state === 'found') {
    const seconds = Math.max(0, Math.ceil((Date.parse(pair.goBy) - now) / 1_000));
    return (
      <Text px="md" py={6} size="sm" c="inherit" role="status">
        {t('roulette.goBy', { count: seconds })}
      </Text>
    );
  }
  return (
    <Group px="md" py={6} gap="sm">
      <Button
        size="compact-md"
        variant={pair.connects ? 'filled' : 'white'}
        aria-pressed={pair.connects === true}
        leftSection={<IconHeartHandshake size={18} aria-hidden />}
        onClick={() => connect.mutate({ ...at, body: { connects: pair.connects !== true } })}
      >
        {t('roulette.connect')}
      </Button>
      {pair.canExtend && (
        <Button
          size="compact-md"
          variant={pair.wantsMore ? 'filled' : 'white'}
          aria-pressed={pair.wantsMore}
          leftSection={<IconClockPlus size={18} aria-hidden />}
          onClick={() => more.mutate({ ...at, body: { wantsMore: !pair.wantsMore } })}
        >
          {t('roulette.more')}
        </Button>
      )}
      <Button
        size="compact-md"
        variant="white"
        loading={isBusy}
        leftSection={<IconPlayerSkipForward size={18} aria-hidden />}
        onClick={() => next(topicIds)}
      >
        {t('roulette.next')}
      </Button>
      <BlockButton fairId={params.fairId} person={pair.partner} variant="white" />
      {pair.extensions > 0 && (
        <Text size="sm" c="inherit" role="status">
          {t('roulette.extended')}
        </Text>
      )}
    </Group>
  );
}
