import type { StageSession } from '@parvis/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFair } from '../../../fair/use-fair.js';
import { useLocalText } from '../../../live/use-local-text.js';
import classes from './agenda-grid.module.css';
import type { Placed } from './grid.rules.js';
import { useSpokenTime } from './use-spoken-time.js';

/** A session of the programme; leads to its page. */
export function SessionBlock({ placed: { item, from, to, lane, lanes } }: { placed: Placed<StageSession> }) {
  const { t } = useTranslation('agenda');
  const { fairId } = useFair();
  const spoken = useSpokenTime();
  const textOf = useLocalText();
  return (
    <Link
      to={`/fairs/${fairId}/stage/${item.id}`}
      className={classes.session}
      style={{ '--from': from, '--to': to, '--lane': lane, '--lanes': lanes } as React.CSSProperties}
      data-stop={from}
      data-own={item.onAgenda !== null || undefined}
      data-live={item.state === 'live' || undefined}
      tabIndex={-1}
      aria-label={t(item.onAgenda ? 'session.ownLabel' : 'session.label', {
        when: spoken.long(item),
        title: textOf(item.title),
      })}
    >
      {spoken.start(item)} <strong>{textOf(item.title)}</strong>
    </Link>
  );
}
