import { useFair } from '../../fair/use-fair.js';
import { useNow } from '../time/use-now.js';

/** Until when wishes can be said, and why not if not. */
export function useWishWindow() {
  const { fair, isAttendee } = useFair();
  const now = useNow(30_000);
  const closesAt = Date.parse(fair.wishesCloseAt);
  return {
    closesAt: fair.wishesCloseAt,
    millisecondsLeft: closesAt - now,
    isOpen: isAttendee && fair.status === 'open' && now < closesAt,
    isOver: now >= closesAt,
  };
}
