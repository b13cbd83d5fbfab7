import { Box, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from './use-page-title.js';

interface PageProps {
  title: string;
  /** One sentence under the title that says what the page is for. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** `narrow` suits forms and reading, `wide` lists. */
  width?: 'narrow' | 'wide';
  /** False where the content shows the title itself, as its first heading. */
  isTitleShown?: boolean;
  children: ReactNode;
}

/** Frame of every page: heading, document title, width. */
export function Page({ title, lead, actions, width = 'wide', isTitleShown = true, children }: PageProps) {
  usePageTitle(title);
  return (
    <Stack gap="lg" maw={width === 'narrow' ? 760 : 1180} mx="auto" w="100%">
      {isTitleShown && (
        <Group justify="space-between" align="flex-start" gap="md">
          <Box style={{ flex: '1 1 18rem' }}>
            <Title order={1} size="h2">
              {title}
            </Title>
            {lead && (
              <Text c="dimmed" mt={4} maw={680}>
                {lead}
              </Text>
            )}
          </Box>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
      )}
      {children}
    </Stack>
  );
}
