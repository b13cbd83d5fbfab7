import { Text } from '@mantine/core';
import type { Match, MatchReason } from '@parvis/contracts';
import { IconAlertCircle, IconPoint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './reason-list.module.css';
import type { ReasonVoice } from './reason-sentence.js';
import { useReasonSentence } from './use-reason-sentence.js';

/** Why two people match, told for both sides, with the one point against it. */
export function ReasonList({ match }: { match: Pick<Match, 'forYou' | 'forThem' | 'caution' | 'participant'> }) {
  const { t } = useTranslation('attendee');
  const sentence = useReasonSentence();
  const caution = match.caution && sentence(match.caution, 'forYou');
  return (
    <div className={classes.reasons}>
      <Side title={t('reason.forYouTitle')} reasons={match.forYou} voice="forYou" />
      <Side
        title={t('reason.forThemTitle', { name: match.participant.firstName })}
        reasons={match.forThem}
        voice="forThem"
      />
      {caution && (
        <Text component="p" size="sm" className={classes.caution}>
          <IconAlertCircle size={16} aria-hidden />
          <span>
            <span className={classes.cautionWord}>{t('reason.caution')}</span> {caution}
          </span>
        </Text>
      )}
    </div>
  );
}

function Side({ title, reasons, voice }: { title: string; reasons: MatchReason[]; voice: ReasonVoice }) {
  const sentence = useReasonSentence();
  const sentences = reasons.map((reason) => sentence(reason, voice)).filter((text) => text !== null);
  if (sentences.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} c="dimmed">
        {title}
      </Text>
      <ul className={classes.list}>
        {sentences.map((text) => (
          <li key={text}>
            <IconPoint size={16} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
