import { Button, Group, Switch, Text } from '@mantine/core';
import { getLounge, type Lounge, setLounge } from '@parvis/contracts';
import { IconDoorEnter } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { invalidate, useAction, useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLiveNews } from '../../realtime/live-news.js';
import { Panel } from '../../ui/panel.js';
import { toastError } from '../../ui/toast.js';

/** The lounge on the page of its booth: open or not, how many are in it, the way in. */
export function LoungePanel({ boothId }: { boothId: string }) {
  const { t } = useTranslation('live');
  const { fairId } = useFair();
  const client = useQueryClient();
  const params = { fairId, boothId };
  // News that came while another page was open have been missed.
  const { data: lounge } = useEndpoint(getLounge, { params }, { refetchOnMount: 'always', refetchInterval: 30_000 });
  useLiveNews(
    'lounge',
    boothId,
    useCallback(() => void invalidate(client, [getLounge]), [client]),
  );
  if (!lounge) return null;
  const isFull = lounge.people >= lounge.seats;
  return (
    <Panel title={t('lounge.title')} lead={lounge.isOpen && t('lounge.lead')}>
      <Group justify="space-between" gap="md">
        <Text role="status" fw={600}>
          {!lounge.isOpen
            ? t('lounge.closed')
            : isFull
              ? t('lounge.full', { count: lounge.people })
              : t('lounge.people', { count: lounge.people })}
        </Text>
        {(lounge.isOpen || lounge.isHost) && (
          <Button
            component={Link}
            to={`/fairs/${fairId}/hall/${boothId}/lounge`}
            leftSection={<IconDoorEnter size={18} aria-hidden />}
          >
            {t(lounge.asksToKnock && !lounge.isHost ? 'lounge.knock' : 'lounge.enter')}
          </Button>
        )}
      </Group>
      {lounge.isHost && <LoungeSwitches params={params} lounge={lounge} />}
    </Panel>
  );
}

function LoungeSwitches({ params, lounge }: { params: { fairId: string; boothId: string }; lounge: Lounge }) {
  const { t } = useTranslation('live');
  const set = useAction(setLounge, { invalidates: [getLounge], onError: toastError });
  const change = (changes: Partial<Pick<Lounge, 'isOpen' | 'asksToKnock'>>) => {
    const { isOpen, asksToKnock } = { ...lounge, ...changes };
    set.mutate({ params, body: { isOpen, asksToKnock } });
  };
  return (
    <Group gap="xl">
      <Switch
        label={t('lounge.isOpen')}
        description={t('lounge.isOpenHint')}
        checked={lounge.isOpen}
        disabled={set.isPending}
        onChange={(event) => change({ isOpen: event.currentTarget.checked })}
      />
      <Switch
        label={t('lounge.asksToKnock')}
        description={t('lounge.asksToKnockHint')}
        checked={lounge.asksToKnock}
        disabled={set.isPending}
        onChange={(event) => change({ asksToKnock: event.currentTarget.checked })}
      />
    </Group>
  );
}
