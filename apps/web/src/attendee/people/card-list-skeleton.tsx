import { Group, Paper, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './card-list.module.css';

/** Stands in for a list of people that is on its way. */
export function CardListSkeleton({ cards = 4 }: { cards?: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.wide} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: cards }, (_, card) => `card-${card}`).map((key) => (
        <Paper key={key} withBorder p="lg">
          <Stack>
            <Group wrap="nowrap">
              <Skeleton height={56} circle />
              <Skeleton height={40} />
            </Group>
            <Skeleton height={70} />
            <Skeleton height={44} width="70%" />
          </Stack>
        </Paper>
      ))}
    </div>
  );
}
