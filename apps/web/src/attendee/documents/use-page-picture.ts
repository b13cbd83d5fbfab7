import { readDocumentPage } from '@parvis/contracts';
import { useEffect, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { addressOf } from '../../api/client.js';

interface PagePlace {
  fairId: string;
  boothId: string;
  documentId: string;
  page: number;
}

interface PagePicture {
  /** The picture in memory; goes with the page. */
  url: string | null;
  error: ApiError | null;
}

/** Fetches a page each time it is shown, so that the server decides each time; nothing of it stays in a cache. */
export function usePagePicture({ fairId, boothId, documentId, page }: PagePlace, attempt: number): PagePicture {
  const [picture, setPicture] = useState<PagePicture>({ url: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches the same page again
  useEffect(() => {
    const stop = new AbortController();
    let url: string | null = null;
    setPicture({ url: null, error: null });
    fetchPage({ fairId, boothId, documentId, page }, stop.signal).then(
      (blob) => {
        if (stop.signal.aborted) return;
        url = URL.createObjectURL(blob);
        setPicture({ url, error: null });
      },
      (error: unknown) => {
        if (!stop.signal.aborted)
          setPicture({
            url: null,
            error: error instanceof ApiError ? error : new ApiError({ code: 'NETWORK', status: 0 }),
          });
      },
    );
    return () => {
      stop.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [fairId, boothId, documentId, page, attempt]);
  return picture;
}

async function fetchPage({ page, ...place }: PagePlace, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(addressOf(readDocumentPage, { params: { ...place, page: String(page) } }), {
    credentials: 'same-origin',
    cache: 'no-store',
    signal,
  });
  if (response.ok) return response.blob();
  const problem = (await response.json().catch(() => null)) as { code?: ApiError['code'] } | null;
  throw new ApiError({ code: problem?.code ?? 'INTERNAL', status: response.status });
}
