import { sendChatMessage } from '@parvis/contracts';
import { type ApiErrorCode, errorCodeOf } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { uploadFile } from './upload-file.js';

/** What has been written and is not in the chat yet. */
export interface OutgoingMessage {
  /** The same at every try, so that none makes a second message. */
  clientId: string;
  text: string;
  file: File | null;
  /** Of a file, 0 to 1. */
  progress: number;
  /** Null while it is on its way. */
  failure: ApiErrorCode | null;
}

/** Messages of one room on their way. It outlives the panel, so that closing it loses nothing. */
export class ChatOutbox {
  private items: readonly OutgoingMessage[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly uploads = new Map<string, AbortController>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly fairId: string,
    private readonly roomId: string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly OutgoingMessage[] => this.items;

  send(text: string, file: File | null, onSent: () => Promise<unknown>): void {
    const message = { clientId: crypto.randomUUID(), text, file, progress: 0, failure: null };
    this.set([...this.items, message]);
    this.start(message.clientId, onSent);
  }

  again(clientId: string, onSent: () => Promise<unknown>): void {
    this.change(clientId, { failure: null, progress: 0 });
    this.start(clientId, onSent);
  }

  discard(clientId: string): void {
    this.uploads.get(clientId)?.abort();
    this.set(this.items.filter((item) => item.clientId !== clientId));
  }

  /** One after the other, in the order in which they were written. */
  private start(clientId: string, onSent: () => Promise<unknown>): void {
    this.last = this.last.then(() => this.deliver(clientId, onSent));
  }

  private async deliver(clientId: string, onSent: () => Promise<unknown>): Promise<void> {
    const message = this.items.find((item) => item.clientId === clientId);
    if (message === undefined) return;
    try {
      await this.post(message);
      await onSent();
      this.set(this.items.filter((item) => item.clientId !== clientId));
    } catch (error) {
      this.change(clientId, { failure: errorCodeOf(error) });
    } finally {
      this.uploads.delete(clientId);
    }
  }

  private post({ clientId, text, file }: OutgoingMessage): Promise<unknown> {
    const { fairId, roomId } = this;
    if (file === null)
      return call(sendChatMessage, { params: { fairId, conversationId: roomId }, body: { clientId, text } });
    const stop = new AbortController();
    this.uploads.set(clientId, stop);
    const onProgress = (progress: number) => this.change(clientId, { progress });
    return uploadFile({ fairId, roomId, clientId, file, onProgress, signal: stop.signal });
  }

  private change(clientId: string, part: Partial<OutgoingMessage>): void {
    this.set(this.items.map((item) => (item.clientId === clientId ? { ...item, ...part } : item)));
  }

  private set(items: readonly OutgoingMessage[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}

const outboxes = new Map<string, ChatOutbox>();

/** The one outbox of a room in this page. */
export function outboxOf(fairId: string, roomId: string): ChatOutbox {
  const outbox = outboxes.get(roomId) ?? new ChatOutbox(fairId, roomId);
  outboxes.set(roomId, outbox);
  return outbox;
}
