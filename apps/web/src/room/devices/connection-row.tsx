import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomClient } from '../client/room-client.js';
import { useStore } from '../use-store.js';
import { type CheckResult, checkConnection } from './connection-check.js';

type Check = { state: 'waiting' | 'running' | 'failed' } | ({ state: 'good' } & CheckResult);

/** Tests the way to the media node as soon as there is a line. */
export function ConnectionRow({ client }: { client: RoomClient }) {
  const { t } = useTranslation('room');
  const { isLineUp } = useStore(client.store);
  const [round, setRound] = useState(0);
  const check = useCheck(client, isLineUp, round);
  return (
    <Stack gap={4} data-check={check.state} data-route={check.state === 'good' ? check.route : undefined}>
      <Text fw={600} size="sm">
        {t('connection.title')}
      </Text>
      <Group gap="xs" wrap="nowrap" align="flex-start" role="status">
        {check.state === 'good' && <IconCircleCheck size={20} color="#2b7a3d" aria-hidden />}
        {check.state === 'failed' && <IconCircleX size={20} color="#b3261e" aria-hidden />}
        {(check.state === 'waiting' || check.state === 'running') && <Loader size={18} aria-hidden />}
        <Text size="sm">
          {check.state === 'good'
            ? t(`connection.${check.route}`, { ms: check.roundTripMs })
            : t(`connection.${check.state}`)}
        </Text>
      </Group>
      {check.state === 'failed' && (
        <>
          <Text size="sm">{t('connection.failedRemedy')}</Text>
          <Button size="xs" variant="default" w="max-content" onClick={() => setRound(round + 1)}>
            {t('connection.again')}
          </Button>
        </>
      )}
    </Stack>
  );
}

function useCheck(client: RoomClient, isLineUp: boolean, round: number): Check {
  const [check, setCheck] = useState<Check>({ state: 'waiting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a new check
  useEffect(() => {
    if (!isLineUp) return;
    let isCurrent = true;
    setCheck({ state: 'running' });
    const run = async (): Promise<Check> => {
      const means = await client.checkMeans();
      if (means === null) return { state: 'waiting' };
      return { state: 'good', ...(await checkConnection(means.device, means.signal, means.iceServers)) };
    };
    run()
      .catch((): Check => ({ state: 'failed' }))
      .then((result) => isCurrent && setCheck(result));
    return () => {
      isCurrent = false;
    };
  }, [client, isLineUp, round]);
  return check;
}
