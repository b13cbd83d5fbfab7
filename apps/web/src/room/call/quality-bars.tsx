import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LineCause } from '../client/line-quality.js';
import classes from './quality-bars.module.css';

interface QualityBarsProps {
  /** 3 good to 0 nothing; nothing is shown while it is not known. */
  quality: number | null;
  cause?: LineCause | null;
  /** Whose line; null for one's own. */
  name: string | null;
}

const words = ['none', 'poor', 'fair', 'good'] as const;

/** How well somebody's line carries the call, as bars, and in words for whoever asks. */
export function QualityBars({ quality, cause = null, name }: QualityBarsProps) {
  const { t } = useTranslation('room');
  if (quality === null) return null;
  const level = words[Math.min(Math.max(quality, 0), 3)] ?? 'none';
  const text = name === null ? t(`call.line.own.${level}`) : t(`call.line.other.${level}`, { name });
  const label = cause === null ? text : `${text} ${t(`call.line.cause.${cause}`)}`;
  return (
    <Tooltip label={label} multiline maw={260} withArrow events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.bars} role="img" aria-label={label} data-quality={quality}>
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={classes.bar} data-on={bar <= quality || undefined} />
        ))}
      </span>
    </Tooltip>
  );
}
