import { type ChatMessage, sendChatMessage } from '@parvis/contracts';
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

/** What may work at the next try as it is. */
const passing: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>(['NETWORK', 'UNAVAILABLE', 'TOO_MANY_REQUESTS']);

/** What the line refused is tried again after this, if nobody says sooner that the line is back. */
const retryMs = 10_000;

type OnSent = (message: ChatMessage) => Promise<unknown>;

/**
 * Messages of one conversation on their way, one after the other in the order in which they were written. It outlives the panel, so
 * that closing it loses nothing. What the line refuses waits, with everything behind it, until the line is back.
 */
export class ChatOutbox {
  private items: readonly OutgoingMessage[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly uploads = new Map<string, AbortController>();
  private isBusy = false;
  private onSent: OnSent = async () => undefined;

  constructor(
    private readonly fairId: string,
    private readonly conversationId: string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly OutgoingMessage[] => this.items;

  send(text: string, file: File | null, onSent: OnSent): void {
    this.onSent = onSent;
    // Behind one that waits for the line it waits, too.
    const failure = this.items.find((item) => isPassing(item))?.failure ?? null;
    this.set([...this.items, { clientId: crypto.randomUUID(), text, file, progress: 0, failure }]);
    if (failure === null) void this.deliverAll();
    else this.tryAgain();
  }

  /** One that was refused; one that waits for the line takes the others with it. */
  again(clientId: string): void {
    const item = this.items.find((one) => one.clientId === clientId);
    if (item && isPassing(item)) this.tryAgain();
    else {
      this.change(clientId, { failure: null, progress: 0 });
      void this.deliverAll();
    }
  }

  /** Everything that waits for the line. */
  tryAgain(): void {
    if (!this.items.some(isPassing)) return;
    this.set(this.items.map((item) => (isPassing(item) ? { ...item, failure: null, progress: 0 } : item)));
    void this.deliverAll();
  }

  discard(clientId: string): void {
    this.uploads.get(clientId)?.abort();
    this.set(this.items.filter((item) => item.clientId !== clientId));
  }

  private async deliverAll(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (;;) {
      const next = this.items.find(({ failure }) => failure === null);
      if (!next) break;
      await this.deliver(next);
    }
    this.isBusy = false;
  }

  private async deliver(message: OutgoingMessage): Promise<void> {
    const { clientId } = message;
    try {
      await this.onSent(await this.post(message));
      this.set(this.items.filter((item) => item.clientId !== clientId));
    } catch (error) {
      const failure = errorCodeOf(error);
      if (passing.has(failure)) {
        this.set(this.items.map((item) => (item.failure === null ? { ...item, failure } : item)));
        setTimeout(() => this.tryAgain(), retryMs);
      } else this.change(clientId, { failure });
    } finally {
      this.uploads.delete(clientId);
    }
  }

  private post({ clientId, text, file }: OutgoingMessage): Promise<ChatMessage> {
    const { fairId, conversationId } = this;
    if (file === null) return call(sendChatMessage, { params: { fairId, conversationId }, body: { clientId, text } });
    const stop = new AbortController();
    this.uploads.set(clientId, stop);
    const onProgress = (progress: number) => this.change(clientId, { progress });
    return uploadFile({ fairId, conversationId, clientId, file, onProgress, signal: stop.signal });
  }

  private change(clientId: string, part: Partial<OutgoingMessage>): void {
    this.set(this.items.map((item) => (item.clientId === clientId ? { ...item, ...part } : item)));
  }

  private set(items: readonly OutgoingMessage[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}

const isPassing = ({ failure }: OutgoingMessage) => failure !== null && passing.has(failure);

const outboxes = new Map<string, ChatOutbox>();

/** The one outbox of a conversation in this page. */
export function outboxOf(fairId: string, conversationId: string): ChatOutbox {
  const outbox = outboxes.get(conversationId) ?? new ChatOutbox(fairId, conversationId);
  outboxes.set(conversationId, outbox);
  return outbox;
}

/** The line is back: what waits in any conversation goes out. */
export function sendWaiting(): void {
  for (const outbox of outboxes.values()) outbox.tryAgain();
}
