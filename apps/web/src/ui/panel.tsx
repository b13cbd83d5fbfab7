import { Group, Paper, type PaperProps, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface PanelProps extends PaperProps {
  /** For links that lead to it. */
  id?: string;
  title?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** A white card on the page, a landmark region when it has a title. */
export function Panel({ title, lead, actions, children, ...paper }: PanelProps) {
  const titleId = useId();
  return (
    <Paper component="section" withBorder p={{ base: 'md', sm: 'lg' }} aria-labelledby={title && titleId} {...paper}>
      <Stack gap="md">
        {title && (
          <Group justify="space-between" gap="sm">
            <div>
              <Title order={2} size="h4" id={titleId}>
                {title}
              </Title>
              {lead && (
                <Text c="dimmed" size="sm" mt={2}>
                  {lead}
                </Text>
              )}
            </div>
            {actions}
          </Group>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
