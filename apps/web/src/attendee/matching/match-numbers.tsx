import { Group, Stack, Text } from '@mantine/core';
import type { MatchWithNumbers } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './match-numbers.module.css';
import { SideTable } from './side-table.js';

/** What a match is made of: both probabilities, how they come together, and the terms of both sides. */
export function MatchNumbers({ match }: { match: MatchWithNumbers }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const { score, yours, theirs, termsForYou, termsForThem } = match;
  const name = match.participant.firstName;
  return (
    <Stack gap="lg">
      <div>
        <Share label={t('numbers.yours')} share={yours} />
        <Share label={t('numbers.theirs', { name })} share={theirs} />
        <Text fw={650} mt="sm">
          {t('numbers.mutual', { score: format.percent(score) })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('numbers.mutualWhy')}
        </Text>
      </div>
      <SideTable title={t('numbers.forYou')} probability={yours} terms={termsForYou} />
      <SideTable title={t('numbers.forThem', { name })} probability={theirs} terms={termsForThem} />
      <Text size="sm" c="dimmed">
        {t('numbers.explain')}
      </Text>
    </Stack>
  );
}

function Share({ label, share }: { label: string; share: number }) {
  const format = useFormat();
  return (
    <div className={classes.share}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <span>{label}</span>
        <Text component="span" fw={600}>
          {format.percent(share)}
        </Text>
      </Group>
      <div className={classes.track} aria-hidden>
        <div style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
