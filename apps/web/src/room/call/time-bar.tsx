import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './call.module.css';
import { timeLeft } from './time-left.js';

/** The planned time that is left, by the server's clock; after it, that one may stay. */
export function TimeBar({ endsAt, clockOffsetMs }: { endsAt: string; clockOffsetMs: number }) {
  const { t } = useTranslation('room');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const { stage, text } = timeLeft(Date.parse(endsAt), now + clockOffsetMs);
  return (
    <div className={classes.time} data-stage={stage}>
      <span role="timer">{t(stage === 'over' ? 'time.over' : 'time.left', { time: text })}</span>
      {/* Only the change of stage is read aloud, not every second. */}
      <span aria-live="polite" className={stage === 'over' ? classes.timeHint : classes.hidden}>
        {stage === 'over' ? t('time.overHint') : stage === 'soon' ? t('time.soonHint') : ''}
      </span>
    </div>
  );
}
