import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { NotFoundPage } from './not-found-page.js';

/** Shown in place of a page that failed to load or to draw. */
export function CrashPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Stack component="main" id="main" maw={640} mx="auto" p="xl" role="alert">
      <Title order={1} size="h2">
        {t('crash.title')}
      </Title>
      <Text>{t('crash.text')}</Text>
      {error instanceof Error && <Code block>{error.message}</Code>}
      <Group>
        <Button onClick={() => window.location.reload()}>{t('action.retry')}</Button>
        <Button variant="default" onClick={() => window.location.assign('/')}>
          {t('notFound.home')}
        </Button>
      </Group>
    </Stack>
  );
}
