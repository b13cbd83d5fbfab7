import { Box, Chip, Group, Text } from '@mantine/core';
import { type Feedback, mostNotedTopics } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { topicsInText } from '../topics/topics-in-text.js';
import { useTopics } from '../topics/use-topics.js';

interface NotedTopicsProps {
  draft: Pick<Feedback, 'note' | 'topicIds'>;
  onChange: (part: Pick<Feedback, 'topicIds'>) => void;
}

/** Topics of the fair that the note names, to have more people for. What was chosen stays until it is taken back. */
export function NotedTopics({ draft, onChange }: NotedTopicsProps) {
  const { t } = useTranslation('attendance');
  const { topics, nameOf } = useTopics();
  const chosen = draft.topicIds.filter((id) => nameOf(id) !== undefined);
  const offered = [...new Set([...chosen, ...topicsInText(topics, draft.note)])].slice(0, 2 * mostNotedTopics);
  if (offered.length === 0) return null;
  const toggle = (id: string) =>
    onChange({ topicIds: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
  return (
    <Box component="fieldset" m={0} p={0} bd={0} miw={0} aria-label={t('after.moreOf')}>
      <Text size="sm" fw={600}>
        {t('after.moreOf')}
      </Text>
      <Group gap="xs" my={6}>
        {offered.map((id) => (
          <Chip
            key={id}
            size="sm"
            checked={chosen.includes(id)}
            disabled={!chosen.includes(id) && chosen.length >= mostNotedTopics}
            onChange={() => toggle(id)}
          >
            {nameOf(id)}
          </Chip>
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        {t('after.moreOfHint')}
      </Text>
    </Box>
  );
}
