import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import type { NetworkFinding } from '@parvis/contracts';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { CheckSource } from './connection-means.js';
import { useConnectionCheck } from './connection-use-check.js';
import { remedyOf } from './connection-verdict.rules.js';

interface ConnectionRowProps {
  client: CheckSource;
  onFinding: (finding: NetworkFinding) => void;
}

/** Tests the way to the media node as soon as there is a line, and says what it is good for. */
export function ConnectionRow({ client, onFinding }: ConnectionRowProps) {
  const { t } = useTranslation('room');
  const [round, setRound] = useState(0);
  const check = useConnectionCheck(client, round, onFinding);
  const isOver = check.state === 'done' || check.state === 'failed';
  return (
    <Stack
      gap={6}
      data-check={check.state}
      data-verdict={check.state === 'done' ? check.finding.verdict : undefined}
      data-route={check.state === 'done' ? (check.finding.route ?? undefined) : undefined}
    >
      <Text fw={600} size="sm">
        {t('connection.title')}
      </Text>
      <div role="status">
        {check.state === 'done' && <Finding finding={check.finding} />}
        {check.state === 'failed' && <Text size="sm">{t('connection.notMade')}</Text>}
        {!isOver && (
          <Group gap="xs" wrap="nowrap">
            <Loader size={18} aria-hidden />
            <Text size="sm">
              {t(`connection.step.${check.state === 'running' ? (check.step ?? 'start') : 'waiting'}`)}
            </Text>
          </Group>
        )}
      </div>
      {isOver && (
        <Button size="xs" variant="default" w="max-content" onClick={() => setRound(round + 1)}>
          {t('connection.again')}
        </Button>
      )}
    </Stack>
  );
}

function Finding({ finding }: { finding: NetworkFinding }) {
  const { t } = useTranslation('room');
  const remedy = remedyOf(finding);
  const isGood = finding.verdict === 'hd' || finding.verdict === 'video';
  return (
    <Stack gap={6}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {isGood ? (
          <IconCircleCheck size={20} color="#2b7a3d" aria-hidden />
        ) : finding.verdict === 'voice' ? (
          <IconAlertTriangle size={20} color="#8a5a00" aria-hidden />
        ) : (
          <IconCircleX size={20} color="#b3261e" aria-hidden />
        )}
        <Text size="sm" fw={600}>
          {t(`connection.verdict.${finding.verdict}`)}
        </Text>
      </Group>
      <Routes finding={finding} />
      <Figures finding={finding} />
      {remedy !== null && (
        <Alert color="petrol" variant="outline" bg="white" p="xs" data-remedy={remedy}>
          <Text size="sm">{t(`connection.remedy.${remedy}`)}</Text>
        </Alert>
      )}
    </Stack>
  );
}

function Routes({ finding }: { finding: NetworkFinding }) {
  const { t } = useTranslation('room');
  return (
    <Group gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {(['udp', 'tcp', 'relay'] as const)
        .filter((route) => finding[route] !== 'untried')
        .map((route) => (
          <Group key={route} component="li" gap={4} wrap="nowrap" data-way={route} data-way-is={finding[route]}>
            {finding[route] === 'open' ? (
              <IconCircleCheck size={16} color="#2b7a3d" aria-hidden />
            ) : (
              <IconCircleX size={16} color="#b3261e" aria-hidden />
            )}
            <Text size="xs">
              {t(`connection.way.${route}`)} {t(finding[route] === 'open' ? 'connection.open' : 'connection.blocked')}
            </Text>
          </Group>
        ))}
    </Group>
  );
}

function Figures({ finding }: { finding: NetworkFinding }) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const { route, roundTripMs, upBitrate, downBitrate, upLoss, downLoss, jitterMs } = finding;
  if (route === null) return null;
  const megabits = (rate: number | null) => format.number(Math.round((rate ?? 0) / 1e5) / 10);
  return (
    <Text size="xs" c="dimmed">
      {t('connection.figures', {
        way: t(`connection.way.${route}`),
        ms: Math.round(roundTripMs ?? 0),
        up: megabits(upBitrate),
        down: megabits(downBitrate),
        loss: format.percent(Math.max(upLoss ?? 0, downLoss ?? 0)),
        jitter: Math.round(jitterMs ?? 0),
      })}
    </Text>
  );
}
