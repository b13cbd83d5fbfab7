import { useTranslation } from 'react-i18next';
import type { ShownReaction } from '../client/room-state.js';
import classes from './flying-reactions.module.css';
import { ReactionSign } from './reaction-signs.js';

interface FlyingReactionsProps {
  reactions: readonly ShownReaction[];
  /** Says whose they are, where they do not fly over that person's tile. */
  isNamed?: boolean;
}

/** Reactions that rise and fade; they stand still for whoever wants less motion. */
export function FlyingReactions({ reactions, isNamed = false }: FlyingReactionsProps) {
  const { t } = useTranslation('room');
  if (reactions.length === 0) return null;
  return (
    <div className={isNamed ? classes.corner : classes.over}>
      {reactions.map(({ id, reaction, displayName }) => (
        <span key={id} className={classes.reaction} style={{ '--drift': `${((id * 37) % 60) - 30}px` } as object}>
          <span
            className={classes.sign}
            role="img"
            aria-label={t(`call.reaction.${reaction}`)}
            data-reaction={reaction}
          >
            <ReactionSign reaction={reaction} size={30} />
          </span>
          {isNamed && <span className={classes.name}>{displayName}</span>}
        </span>
      ))}
    </div>
  );
}
