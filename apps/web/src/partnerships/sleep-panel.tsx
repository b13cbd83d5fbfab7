import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { type PartnershipSpace, sleepPartnership } from '@parvis/contracts';
import { IconMoon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { StateBadge } from './partnerships-page.js';
import { mayWork, usePartnershipAction } from './use-partnership.js';

const dayMs = 86_400_000;
const dayAfter = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** Whether it is awake; lets it sleep on purpose, without reminders, until a day. */
export function SleepPanel({ space }: { space: PartnershipSpace }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const [until, setUntil] = useState(() => dayAfter(90));
  const sleep = usePartnershipAction(sleepPartnership, { onSuccess: () => setAsking(false) });
  const set = (day: string | null) => sleep.mutate({ params: { partnershipId: space.id }, body: { until: day } });
  if (space.sleepsUntil) {
    return (
      <Alert variant="outline" bg="white" color="stone.8" icon={<IconMoon aria-hidden />} role="status">
        <Group justify="space-between" gap="sm">
          <Text>{t('sleep.until', { day: format.day(space.sleepsUntil) })}</Text>
          {mayWork(space) && (
            <Button variant="default" loading={sleep.isPending} onClick={() => set(null)}>
              {t('sleep.wake')}
            </Button>
          )}
        </Group>
      </Alert>
    );
  }
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs">
        <StateBadge line={space} />
        <Text size="sm" c="dimmed">
          {t('list.began', { fair: space.fairName })}
        </Text>
      </Group>
      {mayWork(space) && (
        <Button variant="default" leftSection={<IconMoon size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t('sleep.button')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('sleep.title')}
        confirmLabel={t('sleep.confirm')}
        isBusy={sleep.isPending}
        onConfirm={() => set(until)}
        onClose={() => setAsking(false)}
      >
        <Text mb="sm">{t('sleep.text')}</Text>
        <TextInput
          type="date"
          label={t('sleep.day')}
          required
          min={dayAfter(1)}
          max={dayAfter(730)}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </Group>
  );
}
