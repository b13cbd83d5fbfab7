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
  /** A total beyond this only says that there are more. */
  mostCounted?: number;
}

/** Foot of a paged list: how many are shown of how many, and the button for more. */
export function LoadMore({ list, mostCounted = Number.POSITIVE_INFINITY }: LoadMoreProps) {
  const { t } = useTranslation();
  if (!list.items?.length) return null;
  const total = list.total ?? list.items.length;
  const shown = list.items.length;
  const isCounted = total <= mostCounted || !list.hasNextPage;
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed" role="status">
        {isCounted
          ? t('list.shown', { shown, total: Math.max(shown, total) })
          : t('list.shownOfMany', { shown, total: Math.max(shown, mostCounted) })}
      </Text>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Group>
  );
}
