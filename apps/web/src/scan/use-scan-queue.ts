import { type ScanResult, scanBadges } from '@parvis/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/api-error.js';
import { call } from '../api/client.js';
import { deviceId, forgetScans, keepScan, keptScans } from './scan-store.js';

/** One scan on the screen; without a result it waits on this device. */
export interface ShownScan {
  clientId: string;
  code: string;
  at: string;
  result: ScanResult | null;
}

const portion = 100;
const retryMs = 10_000;

/**
 * Scans go into the browser's own database first and are sent from there: at once, when the network comes back, and every ten seconds.
 * What the server has is forgotten here; a scan that is sent twice is one.
 * @param owner the account whose scans these are
 */
export function useScanQueue(fairId: string, owner: string) {
  const [shown, setShown] = useState<ShownScan[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [error, setError] = useState<ApiError | null>(null);
  const sending = useRef<Promise<void> | null>(null);
  const isWanted = useRef(false);

  const sendAll = useCallback(async () => {
    for (;;) {
      isWanted.current = false;
      const scans = (await keptScans(owner, fairId)).slice(0, portion);
      setWaiting(scans.length);
      if (scans.length === 0) return;
      const results = await call(scanBadges, {
        params: { fairId },
        // Another account may have signed in meanwhile, in another window: then the server refuses.
        body: { userId: owner, scans: scans.map(({ fairId: _, owner: __, ...scan }) => scan) },
      });
      await forgetScans(results.map(({ clientId }) => clientId));
      const byId = new Map(results.map((result) => [result.clientId, result]));
      setShown((before) => before.map((one) => ({ ...one, result: byId.get(one.clientId) ?? one.result })));
      setError(null);
    }
  }, [fairId, owner]);

  const send = useCallback(() => {
    isWanted.current = true;
    sending.current ??= sendAll()
      .catch((cause: unknown) =>
        setError(cause instanceof ApiError ? cause : new ApiError({ code: 'INTERNAL', status: 0 })),
      )
      .finally(() => {
        sending.current = null;
      });
  }, [sendAll]);

  useEffect(() => {
    // Those of a visit before, which the page was closed on.
    void keptScans(owner, fairId).then((scans) => {
      setShown((now) => [...now, ...scans.map(({ clientId, code, at }) => ({ clientId, code, at, result: null }))]);
      send();
    });
    const timer = setInterval(send, retryMs);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [fairId, owner, send]);

  const add = useCallback(
    async (code: string) => {
      const scan = { clientId: crypto.randomUUID(), code, at: new Date().toISOString() };
      await keepScan({ ...scan, owner, fairId, deviceId: deviceId() });
      setShown((before) => [{ ...scan, result: null }, ...before].slice(0, 200));
      setWaiting((count) => count + 1);
      send();
    },
    [fairId, owner, send],
  );

  return { shown, waiting, error, add };
}
