import { Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { OwnProfile } from '@parvis/contracts';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { Panel } from '../../ui/panel.js';
import { gapCount, type ProfileStep, stepOfGap } from './profile-form.js';

/** How complete the profile is and what is missing; each gap leads to its step. */
export function ProfileProgress({ profile, onStep }: { profile: OwnProfile; onStep: (step: ProfileStep) => void }) {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const filled = gapCount - profile.gaps.length;
  if (profile.gaps.length === 0) {
    return (
      <Panel p="md">
        <Group justify="space-between" gap="sm">
          <Group gap="xs" wrap="nowrap" style={{ flex: '1 1 16rem' }}>
            <IconCircleCheck size={22} color="var(--mantine-color-petrol-8)" style={{ flex: 'none' }} aria-hidden />
            <Text>{t('profile.complete')}</Text>
          </Group>
          <Button component={Link} to={`/fairs/${fairId}/matches`} variant="default" size="sm">
            {t('profile.toMatches')}
          </Button>
        </Group>
      </Panel>
    );
  }
  return (
    <Panel p="md">
      <Stack gap="xs">
        <Text fw={600}>{t('profile.progress', { filled, all: gapCount })}</Text>
        <Progress
          value={(filled / gapCount) * 100}
          size="md"
          aria-label={t('profile.progress', { filled, all: gapCount })}
        />
        <Text size="sm">
          {t('profile.missing')}{' '}
          {profile.gaps.map((gap, at) => (
            <span key={gap}>
              {at > 0 && ' · '}
              <Anchor component="button" type="button" size="sm" onClick={() => onStep(stepOfGap[gap])}>
                {t(`profile.gap.${gap}`)}
              </Anchor>
            </span>
          ))}
        </Text>
      </Stack>
    </Panel>
  );
}
