import type { Endpoint } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { invalidate } from '../../api/use-endpoint.js';

const delays = [1_000, 3_000, 7_000, 15_000];

/** Reads an endpoint again a few times, for what a job changes in the meantime without news of it. */
export function useReadAgain(endpoint: Endpoint): () => void {
  const client = useQueryClient();
  const [asked, ask] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const timers = delays.map((delay) => window.setTimeout(() => void invalidate(client, [endpoint]), delay));
    return () => {
      for (const timer of timers) window.clearTimeout(timer);
    };
  }, [asked, client, endpoint]);
  return () => ask((times) => times + 1);
}
