import { addDocument, type DocumentLevel, documentMaxBytes } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { uploadTo } from '../../api/upload.js';
import { invalidate } from '../../api/use-endpoint.js';
import { documentReads } from './document-reads.js';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  id: number;
  name: string;
  /** Share of it that has left. */
  share: number;
  error: ApiError | null;
}

/** Adds documents one after the other, so that a slow line is not shared among them. What leaves the page stops. */
export function useUploads(fairId: string, boothId: string) {
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

  const send = async (id: number, file: File, level: DocumentLevel) => {
    const { signal } = stop.current;
    if (signal.aborted) return;
    try {
      // The server says so too, but only once all of it has gone there.
      if (file.size > documentMaxBytes) throw new ApiError({ code: 'FILE_TOO_LARGE', status: 413 });
      const onProgress = (share: number) => change(id, { share });
      await uploadTo(addDocument, { params: { fairId, boothId }, query: { level } }, file, { onProgress, signal });
      await invalidate(client, documentReads);
      dismiss(id);
    } catch (error) {
      if (!signal.aborted)
        change(id, { error: error instanceof ApiError ? error : new ApiError({ code: 'INTERNAL', status: 0 }) });
    }
  };

  const add = (file: File, level: DocumentLevel) => {
    count.current += 1;
    const id = count.current;
    setUploads((all) => [...all, { id, name: file.name, share: 0, error: null }]);
    line.current = line.current.then(() => send(id, file, level));
  };
  return { uploads, add, dismiss };
}
