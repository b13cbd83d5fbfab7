import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { ScanResult } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../i18n/use-format.js';
import type { ShownScan } from './use-scan-queue.js';

const colours: Record<ScanResult['outcome'], string> = {
  new: 'petrol.8',
  known: 'petrol.8',
  recorded: 'gray.7',
  colleague: 'gray.7',
  unknown: 'red.9',
};

/** Each scan with what became of it, the newest first. */
export function ScanList({ fairId, scans }: { fairId: string; scans: readonly ShownScan[] }) {
  const { t } = useTranslation('leads');
  return (
    <Stack
      component="ul"
      gap="sm"
      m={0}
      p={0}
      style={{ listStyle: 'none' }}
      aria-live="polite"
      aria-label={t('scan.results')}
    >
      {scans.map((scan) => (
        <ScanItem key={scan.clientId} fairId={fairId} scan={scan} />
      ))}
    </Stack>
  );
}

function ScanItem({ fairId, scan: { code, at, result } }: { fairId: string; scan: ShownScan }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {result?.leadId ? (
              <Anchor component={Link} to={`/fairs/${fairId}/leads/${result.leadId}`} inherit>
                {result.name}
              </Anchor>
            ) : (
              result?.name || code
            )}
          </Text>
          <Text size="sm" c="dimmed">
            {[result?.jobTitle, result?.companyName, format.time(at)].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <Badge color={result ? colours[result.outcome] : 'gray.7'} variant={result ? 'filled' : 'outline'} tt="none">
          {t(result ? `scan.outcome.${result.outcome}` : 'scan.kept')}
        </Badge>
      </Group>
    </Paper>
  );
}
