import { documentMaxBytes, type Endpoint } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import type { Progress } from '../../api/upload.js';
import { invalidate } from '../../api/use-endpoint.js';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  id: number;
  name: string;
  /** Share of it that has left. */
  share: number;
  error: ApiError | null;
}

/**
 * Sends files one after the other, so that a slow line is not shared among them. What leaves the page stops.
 * @param upload sends one, with what was said `about` it
 * @param reads what is read again after each
 */
export function useUploads<About = undefined>(
  upload: (file: File, about: About, progress: Progress) => Promise<unknown>,
  reads: readonly Endpoint[],
) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const line = useRef(Promise.resolve());
  const count = useRef(0);
  const stop = useRef(new AbortController());
  useEffect(() => {
    stop.current = new AbortController();
    return () => stop.current.abort();
  }, []);

  const change = (id: number, what: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...what } : one)));
  const dismiss = (id: number) => setUploads((all) => all.filter((one) => one.id !== id));

  const send = async (id: number, file: File, about: About) => {
    const { signal } = stop.current;
    if (signal.aborted) return;
    try {
      // The server says so too, but only once all of it has gone there.
      if (file.size > documentMaxBytes) throw new ApiError({ code: 'FILE_TOO_LARGE', status: 413 });
      const onProgress = (share: number) => change(id, { share });
      await upload(file, about, { onProgress, signal });
      await invalidate(client, reads);
      dismiss(id);
    } catch (error) {
      if (!signal.aborted)
        change(id, { error: error instanceof ApiError ? error : new ApiError({ code: 'INTERNAL', status: 0 }) });
    }
  };

  const add = (file: File, about: About) => {
    count.current += 1;
    const id = count.current;
    setUploads((all) => [...all, { id, name: file.name, share: 0, error: null }]);
    line.current = line.current.then(() => send(id, file, about));
  };
  return { uploads, add, dismiss };
}
