import { useTranslation } from 'react-i18next';
import type { RoomState } from '../client/room-state.js';
import classes from './call.module.css';

/** Tells those who do not see it who comes, goes and shares. */
export function Announcer({ room }: { room: RoomState }) {
  const { t } = useTranslation('room');
  const { news } = room;
  return (
    <p className={classes.hidden} aria-live="polite" data-news={news?.kind}>
      {news && <span key={news.id}>{t(`news.${news.kind}`, { name: news.displayName })}</span>}
    </p>
  );
}
