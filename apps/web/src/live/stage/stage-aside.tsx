import { SegmentedControl, Stack, Text } from '@mantine/core';
import type { StageSession } from '@parvis/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../use-local-text.js';
import { PollPanel } from './poll-panel.js';
import { QuestionPanel } from './question-panel.js';
import { StagePeople } from './stage-people.js';

type Part = 'questions' | 'polls' | 'about';

/** Beside the pictures: questions, polls, and what the session is about. */
export function StageAside({ session }: { session: StageSession }) {
  const { t } = useTranslation('live');
  const textOf = useLocalText();
  const [part, setPart] = useState<Part>('questions');
  return (
    <Stack gap="md">
      <SegmentedControl
        fullWidth
        aria-label={t('stage.aside')}
        value={part}
        onChange={(value) => setPart(value as Part)}
        data={(['questions', 'polls', 'about'] as const).map((value) => ({ value, label: t(`stage.part.${value}`) }))}
      />
      {part === 'questions' && <QuestionPanel session={session} />}
      {part === 'polls' && <PollPanel session={session} />}
      {part === 'about' && (
        <>
          <Text style={{ whiteSpace: 'pre-line' }}>{textOf(session.description)}</Text>
          <StagePeople session={session} />
        </>
      )}
    </Stack>
  );
}
