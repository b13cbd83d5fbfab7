import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LoadMoreProps {
  list: {
    items: readonly unknown[] | undefined;
    total: number | undefined;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
}

/** Foot of a paged list: how many are shown of how many, and the button for more. */
export function LoadMore({ list }: LoadMoreProps) {
  const { t } = useTranslation();
  if (!list.items?.length) return null;
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed" role="status">
        {t('list.shown', { shown: list.items.length, total: list.total ?? list.items.length })}
      </Text>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Group>
  );
}
