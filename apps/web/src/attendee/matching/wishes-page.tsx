import { Button, Paper, SegmentedControl, Stack } from '@mantine/core';
import type { Wish, WishLevel } from '@parvis/contracts';
import { IconHeart } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../fair/use-fair.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { QueryView } from '../../ui/query-view.js';
import classes from '../people/card-list.module.css';
import { CardListSkeleton } from '../people/card-list-skeleton.js';
import { PersonLine } from '../people/person-line.js';
import { DeadlineNote } from './deadline-note.js';
import { RequestProduct } from './request-product.js';
import { useKeptWishes } from './use-kept-wishes.js';
import { WishButtons } from './wish-buttons.js';
import { wishLevels } from './wish-levels.js';

/** What the viewer has said about people, to change or take back. */
export function WishesPage() {
  const { t } = useTranslation('attendee');
  const { fairId } = useFair();
  const { query, kept } = useKeptWishes();
  const [level, setLevel] = useState<WishLevel | 'all'>('all');
  return (
    <Page title={t('wishes.title')} lead={t('wishes.lead')}>
      <DeadlineNote />
      <QueryView query={query} loading={<CardListSkeleton />}>
        {(all) =>
          all.length === 0 && kept.length === 0 ? (
            <EmptyState
              icon={<IconHeart size={40} stroke={1.4} color="var(--mantine-color-petrol-8)" aria-hidden />}
              title={t('wishes.empty.title')}
              action={
                <Button component={Link} to={`/fairs/${fairId}/matches`}>
                  {t('wishes.empty.action')}
                </Button>
              }
            >
              {t('wishes.empty.text')}
            </EmptyState>
          ) : (
            <Stack gap="md">
              <LevelChoice wishes={all} level={level} onChange={setLevel} />
              <ul className={classes.narrow}>
                {kept
                  .filter((wish) => level === 'all' || wish.level === level)
                  .map((wish) => (
                    <Paper key={wish.participant.id} component="li" withBorder p="md">
                      <Stack gap="sm" justify="space-between" h="100%">
                        <PersonLine person={wish.participant} heading="h2" />
                        <WishButtons person={wish.participant} known={wish.level} />
                        <RequestProduct person={wish.participant} />
                      </Stack>
                    </Paper>
                  ))}
              </ul>
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}

interface LevelChoiceProps {
  wishes: Wish[];
  level: WishLevel | 'all';
  onChange: (level: WishLevel | 'all') => void;
}

function LevelChoice({ wishes, level, onChange }: LevelChoiceProps) {
  const { t } = useTranslation('attendee');
  const counted = (one: WishLevel) => wishes.filter((wish) => wish.level === one).length;
  const choices: { value: WishLevel | 'all'; label: string }[] = [
    { value: 'all', label: `${t('wishes.all')} (${wishes.length})` },
    ...wishLevels.map((one) => ({
      value: one.level,
      label: `${t(`wish.level.${one.level}`)} (${counted(one.level)})`,
    })),
  ];
  return (
    <SegmentedControl
      aria-label={t('wishes.filter')}
      data={choices}
      value={level}
      onChange={onChange}
      style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
    />
  );
}
