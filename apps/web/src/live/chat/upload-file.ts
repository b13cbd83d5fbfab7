import { type ChatMessage, type Problem, sendChatFile } from '@parvis/contracts';
import { ApiError } from '../../api/api-error.js';
import { addressOf } from '../../api/client.js';

interface Upload {
  fairId: string;
  roomId: string;
  clientId: string;
  file: File;
  /** Share of the bytes that have left. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Puts a file into a chat and tells how far it is, which `fetch` cannot. Rejects with an `ApiError`. */
export function uploadFile({ fairId, roomId, clientId, file, onProgress, signal }: Upload): Promise<ChatMessage> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(sendChatFile, { params: { fairId, conversationId: roomId }, query: { clientId } }));
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as ChatMessage);
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
  return new ApiError({ code: problem?.code ?? fallback, status, details: problem?.details });
}

function parsed(text: string): Partial<Problem> | null {
  try {
    return JSON.parse(text) as Partial<Problem>;
  } catch {
    return null;
  }
}
