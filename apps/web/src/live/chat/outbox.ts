import { type ChatMessage, sendChatMessage } from '@parvis/contracts';
import { type ApiErrorCode, errorCodeOf } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { deviceAccount } from '../../session/device-account.js';
import { deviceStore, type KeptMessage, keptMessages, type OutgoingStore } from './outgoing-store.js';
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

/** Whose messages these are, and where they wait. */
export interface OutboxKeeper {
  owner: string;
  store: OutgoingStore;
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
  /** Whether the device has kept those of this page. */
  private readonly keeping = new Map<string, Promise<boolean>>();
  private readonly uploads = new Map<string, AbortController>();
  private isBusy = false;
  private onSent: OnSent = async () => undefined;

  constructor(
    private readonly fairId: string,
    private readonly conversationId: string,
    private readonly keeper: OutboxKeeper | null = null,
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
    const clientId = crypto.randomUUID();
    this.set([...this.items, { clientId, text, file, progress: 0, failure }]);
    this.keep(clientId, text, file);
    if (failure === null) void this.deliverAll();
    else this.tryAgain();
  }

  /** What was written before the page was loaded; it goes first. */
  restore(messages: readonly KeptMessage[]): void {
    const known = new Set(this.items.map(({ clientId }) => clientId));
    const kept = messages.filter(({ clientId }) => !known.has(clientId));
    if (kept.length === 0) return;
    const items = kept.map(({ clientId, text, file }) => ({ clientId, text, file, progress: 0, failure: null }));
    this.set([...items, ...this.items]);
    void this.deliverAll();
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
    this.forget(clientId);
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
      if (await this.isGone(clientId)) {
        this.set(this.items.filter((item) => item.clientId !== clientId));
        return;
      }
      const sent = await this.post(message);
      this.forget(clientId);
      await this.onSent(sent);
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
    // Another account may have signed in meanwhile, in another window: then the server refuses.
    const userId = this.keeper?.owner;
    if (file === null)
      return call(sendChatMessage, { params: { fairId, conversationId }, body: { clientId, text, userId } });
    const stop = new AbortController();
    this.uploads.set(clientId, stop);
    const onProgress = (progress: number) => this.change(clientId, { progress });
    return uploadFile({ fairId, conversationId, clientId, userId, file, onProgress, signal: stop.signal });
  }

  // A device that keeps nothing, a private window for one, sends all the same.
  private keep(clientId: string, text: string, file: File | null): void {
    if (!this.keeper) return;
    const { fairId, conversationId, keeper } = this;
    const at = performance.timeOrigin + performance.now();
    this.keeping.set(
      clientId,
      keeper.store.keep({ clientId, owner: keeper.owner, fairId, conversationId, text, file, at }).then(
        () => true,
        () => false,
      ),
    );
  }

  private forget(clientId: string): void {
    void this.keeper?.store.forget(clientId).catch(() => undefined);
  }

  /** Whether another window has sent it or put it away since. */
  private async isGone(clientId: string): Promise<boolean> {
    if (!this.keeper || (await this.keeping.get(clientId)) === false) return false;
    return this.keeper.store.has(clientId).then(
      (has) => !has,
      () => false,
    );
  }

  private change(clientId: string, part: Partial<OutgoingMessage>): void {
    this.set(this.items.map((item) => (item.clientId === clientId ? { ...item, ...part } : item)));
  }

  private set(items: readonly OutgoingMessage[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}

/** Whether it waits for the line, and goes out by itself. */
export const isPassing = ({ failure }: OutgoingMessage) => failure !== null && passing.has(failure);

const outboxes = new Map<string, ChatOutbox>();
let restored: string | null = null;

/** The one outbox of a conversation in this page, of the account that is signed in. */
export function outboxOf(fairId: string, conversationId: string): ChatOutbox {
  const owner = deviceAccount();
  const key = `${owner} ${conversationId}`;
  const keeper = owner === null ? null : { owner, store: deviceStore };
  const outbox = outboxes.get(key) ?? new ChatOutbox(fairId, conversationId, keeper);
  outboxes.set(key, outbox);
  if (owner !== null) void restoreOnce(owner);
  return outbox;
}

/** The line is back: what waits in any conversation goes out, also what was written before the page was loaded. */
export function sendWaiting(): void {
  const owner = deviceAccount();
  if (owner !== null) void restoreOnce(owner);
  for (const outbox of outboxes.values()) outbox.tryAgain();
}

async function restoreOnce(owner: string): Promise<void> {
  if (restored === owner) return;
  restored = owner;
  const kept = await keptMessages(owner).catch(() => []);
  const ids = new Set(kept.map(({ conversationId }) => conversationId));
  for (const id of ids) {
    const messages = kept.filter(({ conversationId }) => conversationId === id);
    outboxOf(messages[0]?.fairId ?? '', id).restore(messages);
  }
}
