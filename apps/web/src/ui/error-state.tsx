import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError, errorCodeOf } from '../api/api-error.js';

interface ErrorStateProps {
  error: unknown;
  /** Tries again; without it there is no button. */
  onRetry?: () => unknown;
}

/** What went wrong, what to do about it, and the request's number for whoever helps. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation(['errors', 'common']);
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Alert color="red" variant="outline" bg="white" icon={<IconAlertTriangle aria-hidden />} title={t('errors:title')}>
      <Text>{t(`errors:codes.${errorCodeOf(error)}`)}</Text>
      {requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('errors:requestId', { id: requestId })}
        </Text>
      )}
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" onClick={() => void onRetry()}>
            {t('common:action.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
