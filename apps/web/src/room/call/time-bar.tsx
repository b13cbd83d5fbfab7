import { useTranslation } from 'react-i18next';
import { useNow } from '../../attendee/time/use-now.js';
import classes from './call.module.css';
import { timeLeft } from './time-left.js';

/** The planned time that is left, by the server's clock; after it, that one may stay. */
export function TimeBar({ endsAt, clockOffsetMs }: { endsAt: string; clockOffsetMs: number }) {
  const { t } = useTranslation('room');
  const { stage, text } = timeLeft(Date.parse(endsAt), useNow(1_000) + clockOffsetMs);
  const hint = { plenty: '', soon: t('time.soonHint'), last: t('time.lastHint'), over: t('time.overHint') }[stage];
  return (
    <div className={classes.time} data-stage={stage}>
      <span role="timer">{t(stage === 'over' ? 'time.over' : 'time.left', { time: text })}</span>
      {/* Only the change of stage is read aloud, not every second. */}
      <span aria-live="polite" className={stage === 'over' || stage === 'last' ? classes.timeHint : classes.hidden}>
        {hint}
      </span>
    </div>
  );
}
