import { Alert, Anchor, Group, Text } from '@mantine/core';
import type { WhatIf } from '@parvis/contracts';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { useFormat } from '../../i18n/use-format.js';
import { useRunWords } from './use-run-words.js';

/** Says what a what-if tried, that nothing has changed, and where it can be made real. */
export function WhatIfBanner({ changes }: { changes: WhatIf }) {
  const { t } = useTranslation('organiser');
  const { fairId } = useFair();
  const format = useFormat();
  const words = useRunWords();
  const isRule = changes.boothSeats !== undefined || changes.maxMeetings !== undefined;
  const isSetting = Object.keys(changes).some((key) => key !== 'boothSeats' && key !== 'maxMeetings');
  return (
    <Alert
      color="stone.8"
      variant="outline"
      bg="white"
      icon={<IconHelpHexagon aria-hidden />}
      title={t('timetable.whatIf.changes')}
    >
      <Text fw={600}>{format.list(words.changesOf(changes))}</Text>
      <Text size="sm" mt={4}>
        {t('timetable.whatIf.safe')}
      </Text>
      <Group mt="xs" gap="md">
        {isSetting && (
          <Anchor component={Link} size="sm" to={`/fairs/${fairId}/organise/settings`}>
            {t('timetable.whatIf.applySettings')}
          </Anchor>
        )}
        {isRule && (
          <Anchor component={Link} size="sm" to={`/fairs/${fairId}/organise/planning`}>
            {t('timetable.whatIf.applyPlanning')}
          </Anchor>
        )}
      </Group>
    </Alert>
  );
}
