import { Alert, Button, Group, Text } from '@mantine/core';
import { connectWithPair, listRouletteMeets, type RoulettePair, type RouletteSeat } from '@parvis/contracts';
import { IconHeartHandshake, IconPlayerSkipForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, useEndpoint } from '../../api/use-endpoint.js';
import { fullName } from '../../attendee/people/full-name.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';
import { BlockButton } from './block-button.js';
import { MeetList } from './meet-list.js';
import { PairAbout } from './pair-about.js';
import { type RouletteParams, useSeatActions, useSeatUpdate } from './use-seat-action.js';

interface BetweenProps {
  params: RouletteParams;
  seat: RouletteSeat;
  pair: RoulettePair;
}

/** Between two talks: whether to stay in touch, and what comes next. */
export function Between({ params, seat, pair }: BetweenProps) {
  const { t } = useTranslation('live');
  const update = useSeatUpdate(params);
  const connect = useAction(connectWithPair, {
    invalidates: [listRouletteMeets],
    onSuccess: update,
    onError: toastError,
  });
  const { data: meets } = useEndpoint(
    listRouletteMeets,
    { params: { fairId: params.fairId }, query: { limit: 5 } },
    { refetchInterval: 5_000 },
  );
  const isMutual = meets?.items.some(({ pairId, isMutual }) => pairId === pair.id && isMutual) ?? false;
  const name = fullName(pair.partner);
  const { next, pause, isBusy } = useSeatActions(params);
  const answer = (connects: boolean) => connect.mutate({ params: { ...params, pairId: pair.id }, body: { connects } });
  return (
    <Page title={t('roulette.between')} lead={t('roulette.betweenLead')} width="narrow">
      {isMutual && (
        <Alert color="petrol" variant="outline" bg="white" icon={<IconHeartHandshake aria-hidden />} role="status">
          <Group justify="space-between" gap="sm">
            <Text>{t('roulette.isMutual', { name })}</Text>
            <Button component={Link} to={`/fairs/${params.fairId}/people/${pair.partner.id}`}>
              {t('roulette.seeProfile')}
            </Button>
          </Group>
        </Alert>
      )}
      <Panel title={t('roulette.stayInTouch', { name })} lead={t('roulette.connectHint')}>
        <PairAbout pair={pair} />
        <Group gap="sm">
          <Button
            variant={pair.connects === true ? 'filled' : 'default'}
            aria-pressed={pair.connects === true}
            leftSection={<IconHeartHandshake size={18} aria-hidden />}
            onClick={() => answer(true)}
          >
            {t('roulette.connect')}
          </Button>
          <Button
            variant={pair.connects === false ? 'filled' : 'default'}
            aria-pressed={pair.connects === false}
            onClick={() => answer(false)}
          >
            {t('roulette.noConnect')}
          </Button>
          <BlockButton fairId={params.fairId} person={pair.partner} />
        </Group>
      </Panel>
      <Panel>
        <Group justify="space-between" gap="sm">
          <Text role="status">{t('roulette.waiting', { count: seat.waiting })}</Text>
          <Group gap="sm">
            <Button variant="default" onClick={pause} loading={isBusy}>
              {t('roulette.pause')}
            </Button>
            <Button
              onClick={() => next(seat.topicIds)}
              loading={isBusy}
              leftSection={<IconPlayerSkipForward size={18} aria-hidden />}
            >
              {t('roulette.next')}
            </Button>
          </Group>
        </Group>
      </Panel>
      <MeetList />
    </Page>
  );
}
