import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const interval = 100;
const patience = 5000;

/**
 * True once the first page shows what it asked for, or after five seconds. What can wait, such as menus and the socket, loads
 * then, so that it does not compete with what the visitor came for.
 */
export function usePageSettled(): boolean {
  const client = useQueryClient();
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => {
      // A page that waits for its code or texts asks for nothing yet, but shows its skeleton.
      const isBusy = client.isFetching() > 0 || document.querySelector('main h1') === null;
      if (isBusy && performance.now() - startedAt < patience) return;
      clearInterval(timer);
      setSettled(true);
    }, interval);
    return () => clearInterval(timer);
  }, [client]);
  return isSettled;
}
