import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import type { RouletteSeat } from '@parvis/contracts';
import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { type RouletteParams, useSeatActions } from './use-seat-action.js';

/** While somebody is looked for. */
export function Waiting({ params, seat }: { params: RouletteParams; seat: RouletteSeat }) {
  const { t } = useTranslation('live');
  const { pause, isBusy } = useSeatActions(params);
  return (
    <Page title={t('roulette.looking')} width="narrow">
      <Panel>
        <Stack align="center" gap="md" py="lg" ta="center">
          <Loader aria-hidden />
          <div role="status">
            <Text size="lg" fw={600}>
              {t('roulette.othersWait', { count: Math.max(0, seat.waiting - 1) })}
            </Text>
            {seat.note === 'partner-missed' && <Text>{t('roulette.partnerMissed')}</Text>}
          </div>
          <Text c="dimmed" maw={420}>
            {t('roulette.lookingText')}
          </Text>
          <Group>
            <Button
              variant="default"
              loading={isBusy}
              leftSection={<IconPlayerPause size={18} aria-hidden />}
              onClick={pause}
            >
              {t('roulette.pause')}
            </Button>
          </Group>
        </Stack>
      </Panel>
    </Page>
  );
}
