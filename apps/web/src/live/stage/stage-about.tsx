import { Stack, Text } from '@mantine/core';
import type { StageSession } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../use-local-text.js';
import { StagePeople } from './stage-people.js';

/** Beside the pictures: what the session is about, and who is on stage. */
export function StageAbout({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  const description = useLocalText()(session.description);
  return (
    <Stack gap="md">
      {description && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{description}</Text>}
      <StagePeople session={session} />
      {session.people.length === 0 && !description && <Text c="dimmed">{t('stage.noDetails')}</Text>}
    </Stack>
  );
}
