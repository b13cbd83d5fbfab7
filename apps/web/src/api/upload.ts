import type { AnswerOf, Endpoint, Problem } from '@parvis/contracts';
import { ApiError } from './api-error.js';
import { addressOf, type CallInput } from './client.js';

export interface Progress {
  /** Share of the bytes that have left. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends a file to an endpoint and tells how far it is, which `fetch` cannot. Rejects with an `ApiError`. */
export function uploadTo<E extends Endpoint>(
  endpoint: E,
  input: Pick<CallInput<E>, 'params' | 'query'>,
  file: File,
  { onProgress, signal }: Progress,
): Promise<AnswerOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, addressOf(endpoint, input));
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as AnswerOf<E>);
      else reject(refusal(request));
    };
    request.onerror = () => reject(new ApiError({ code: 'NETWORK', status: 0 }));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

function refusal({ status, responseText }: XMLHttpRequest): ApiError {
  const problem = parsed(responseText);
  const fallback = status === 413 ? 'FILE_TOO_LARGE' : status >= 502 ? 'UNAVAILABLE' : 'INTERNAL';
  return new ApiError({
    code: problem?.code ?? fallback,
    status,
    issues: problem?.issues,
    details: problem?.details,
    requestId: problem?.requestId,
  });
}

function parsed(text: string): Partial<Problem> | null {
  try {
    return JSON.parse(text) as Partial<Problem>;
  } catch {
    return null;
  }
}
