import { Text } from '@mantine/core';
import type { Match } from '@parvis/contracts';
import { IconArmchair, IconNote, IconSparkles, IconStar, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTopics } from '../topics/use-topics.js';
import classes from './match-notes.module.css';

/** From this share of places on, places count as scarce. */
const scarceShare = 0.6;

/** What the reader should know beside the reasons: scarce places, colleagues on either side, a person hardly seen. */
export function MatchNotes({ match }: { match: Match }) {
  const { t } = useTranslation('attendee');
  const { nameOf } = useTopics();
  const { places, colleagueAsked, likeRated, asNoted, otherColleagues, isExplored } = match;
  const notedTopic = asNoted && nameOf(asNoted.topicId);
  const isScarce = places !== null && places.taken > scarceShare * places.total;
  if (!isScarce && !colleagueAsked && !likeRated && !notedTopic && otherColleagues <= 0 && !isExplored) return null;
  return (
    <Text component="ul" size="sm" c="dimmed" className={classes.notes}>
      {isScarce && (
        <li>
          <IconArmchair size={16} aria-hidden />
          {t('match.places', { taken: places.taken, total: places.total })}
        </li>
      )}
      {likeRated && (
        <li>
          <IconStar size={16} aria-hidden />
          {t('match.likeRated', { name: likeRated.name, count: likeRated.rating })}
        </li>
      )}
      {asNoted && notedTopic && (
        <li>
          <IconNote size={16} aria-hidden />
          {t('match.asNoted', { topic: notedTopic, name: asNoted.name })}
        </li>
      )}
      {isExplored && (
        <li>
          <IconSparkles size={16} aria-hidden />
          {t('match.explored')}
        </li>
      )}
      {colleagueAsked && (
        <li>
          <IconUsers size={16} aria-hidden />
          {t('match.colleagueAsked', { colleague: colleagueAsked.name })}
        </li>
      )}
      {otherColleagues > 0 && (
        <li>
          <IconUsers size={16} aria-hidden />
          {t('match.otherColleagues', { count: otherColleagues })}
        </li>
      )}
    </Text>
  );
}
