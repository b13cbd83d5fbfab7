import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './score-badge.module.css';
import { scoreWord } from './score-words.js';

/** The match in one word; a press shows the number behind it. */
export function ScoreBadge({ score }: { score: number }) {
  const { t } = useTranslation('attendee');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const word = scoreWord(score);
  return (
    <UnstyledButton
      className={classes.badge}
      data-word={word}
      aria-expanded={isOpen}
      title={t('score.hint')}
      onClick={() => setOpen(!isOpen)}
    >
      {t(`score.${word}`)}
      {isOpen && <span> · {format.percent(score)}</span>}
    </UnstyledButton>
  );
}
