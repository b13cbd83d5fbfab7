import { Box, Button, Group, Paper, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moved, newDraft, type TopicDraft } from './topic-draft.js';
import { TopicLine, type TopicLineProps } from './topic-line.js';

/** A main topic with its subtopics. */
export function TopicBranch(props: Omit<TopicLineProps, 'level'>) {
  const { t } = useTranslation('organiser');
  const { draft, isChecked, onChange } = props;
  const { children } = draft;
  const setChildren = (next: TopicDraft[]) => onChange({ ...draft, children: next });
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <TopicLine {...props} level="main" />
        <Box pl={{ base: 'sm', sm: 'xl' }} style={{ borderLeft: '3px solid var(--mantine-color-petrol-1)' }}>
          <Stack gap="sm">
            {children.map((child, index) => (
              <TopicLine
                key={child.key}
                level="sub"
                draft={child}
                isFirst={index === 0}
                isLast={index === children.length - 1}
                isChecked={isChecked}
                onChange={(next) => setChildren(children.with(index, next))}
                onMove={(by) => setChildren(moved(children, index, by))}
                onRemove={() => setChildren(children.toSpliced(index, 1))}
              />
            ))}
            <Group>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setChildren([...children, newDraft()])}
              >
                {t('topics.addSub')}
              </Button>
            </Group>
          </Stack>
        </Box>
      </Stack>
    </Paper>
  );
}
