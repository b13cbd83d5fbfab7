import { Box, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands in for a page or a list that is on its way. */
export function PageSkeleton({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Box role="status" aria-label={t('state.loading')} maw={1180} mx="auto" w="100%">
      <Stack gap="md">
        <Skeleton height={28} width="40%" />
        {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
          <Skeleton key={key} height={64} />
        ))}
      </Stack>
    </Box>
  );
}
