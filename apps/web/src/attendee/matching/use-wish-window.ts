import { useFair } from '../../fair/use-fair.js';
import { useNow } from '../time/use-now.js';
import { wishPhase } from './wish-phase.js';

/** Whether wishes can be said now, and until when. */
export function useWishWindow() {
  const { fair, isAttendee } = useFair();
  const now = useNow(30_000);
  const phase = wishPhase(fair, now);
  return {
    phase,
    closesAt: fair.wishesCloseAt,
    millisecondsLeft: Date.parse(fair.wishesCloseAt) - now,
    isOpen: isAttendee && (phase === 'open' || phase === 'late'),
  };
}
