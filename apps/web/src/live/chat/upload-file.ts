import { type ChatMessage, sendChatFile } from '@parvis/contracts';
import { uploadTo } from '../../api/upload.js';

interface Upload {
  fairId: string;
  conversationId: string;
  clientId: string;
  file: File;
  /** Share of the bytes that have left. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Puts a file into a chat. Rejects with an `ApiError`. */
export function uploadFile({
  fairId,
  conversationId,
  clientId,
  file,
  onProgress,
  signal,
}: Upload): Promise<ChatMessage> {
  return uploadTo(sendChatFile, { params: { fairId, conversationId }, query: { clientId } }, file, {
    onProgress,
    signal,
  });
}
