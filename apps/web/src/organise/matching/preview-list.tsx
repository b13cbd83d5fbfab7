import { Anchor, Text, Title } from '@mantine/core';
import type { MatchPreview } from '@parvis/contracts';
import { IconArrowDown, IconArrowUp, IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './matching.module.css';

type PersonPreview = NonNullable<MatchPreview['person']>;
type Place = PersonPreview['after'][number];

const shown = 10;

/** One person's list as it would be, each place with how it has moved, and who would leave it. */
export function PreviewList({ list }: { list: PersonPreview }) {
  const { t } = useTranslation('organiser');
  const format = useFormat();
  const [showsAll, showAll] = useState(false);
  const stays = new Set(list.after.map(({ person }) => person.id));
  const gone = list.before.filter(({ person }) => !stays.has(person.id));
  const places = showsAll ? list.after : list.after.slice(0, shown);
  return (
    <div>
      <Title order={3} size="h5" mb="xs">
        {t('matching.preview.list', { name: list.person.name })}
      </Title>
      {list.after.length === 0 && <Text size="sm">{t('matching.preview.emptyList')}</Text>}
      <ol className={classes.list}>
        {places.map((place) => (
          <li key={place.person.id} className={classes.place}>
            <Text span size="sm" className={classes.rank}>
              {place.rank}
            </Text>
            <span className={classes.who}>
              <Text span size="sm">
                {place.person.name}
              </Text>
              <Text span size="xs" c="dimmed">
                {place.person.companyName}
              </Text>
            </span>
            <Text span size="sm" c="dimmed">
              {format.percent(place.score)}
            </Text>
            <Move place={place} />
          </li>
        ))}
      </ol>
      {!showsAll && list.after.length > shown && (
        <Anchor component="button" type="button" size="sm" mt="xs" onClick={() => showAll(true)}>
          {t('matching.preview.all', { count: list.after.length })}
        </Anchor>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {t('matching.preview.orderHint')}
      </Text>
      {gone.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {t('matching.preview.gone')}
          </Text>
          <ul className={classes.list}>
            {gone.map(({ person, rank }) => (
              <li key={person.id} className={classes.gone}>
                <Text span size="sm">
                  {person.companyName ? `${person.name} · ${person.companyName}` : person.name}
                </Text>
                <Text span size="xs" c="dimmed">
                  {t('matching.preview.was', { rank })}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Move({ place: { rank, formerRank } }: { place: Place }) {
  const { t } = useTranslation('organiser');
  const count = formerRank === null ? 0 : Math.abs(formerRank - rank);
  const [move, Icon, words] =
    formerRank === null
      ? (['up', IconPlus, t('matching.preview.new')] as const)
      : rank < formerRank
        ? (['up', IconArrowUp, t('matching.preview.up', { count })] as const)
        : rank > formerRank
          ? (['down', IconArrowDown, t('matching.preview.down', { count })] as const)
          : (['stays', IconMinus, t('matching.preview.stays')] as const);
  return (
    <span className={classes.move} data-move={move} title={words}>
      <Icon size={14} aria-hidden />
      <span className={classes.hidden}>{words}</span>
      <span aria-hidden>{formerRank === null ? words : count || ''}</span>
    </span>
  );
}
