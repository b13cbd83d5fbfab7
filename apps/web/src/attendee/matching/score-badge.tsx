import { useTranslation } from 'react-i18next';
import classes from './score-badge.module.css';
import { scoreWord } from './score-words.js';

/** The match in one word. */
export function ScoreBadge({ score }: { score: number }) {
  const { t } = useTranslation('attendee');
  const word = scoreWord(score);
  return (
    <span className={classes.badge} data-word={word}>
      {t(`score.${word}`)}
    </span>
  );
}
