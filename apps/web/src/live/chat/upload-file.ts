import { type ChatMessage, sendChatFile } from '@parvis/contracts';
import { uploadTo } from '../../api/upload.js';

interface Upload {
  fairId: string;
  conversationId: string;
  clientId: string;
  /** Whose it is: the server refuses it from another account. */
  userId: string | undefined;
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
  userId,
  file,
  onProgress,
  signal,
}: Upload): Promise<ChatMessage> {
  return uploadTo(sendChatFile, { params: { fairId, conversationId }, query: { clientId, userId } }, file, {
    onProgress,
    signal,
  });
}
