import type { BoothContent, BoothDraft } from '@parvis/contracts';
import { ApiError } from '../../api/api-error.js';
import { UndoSteps } from './undo-steps.js';

/** `waiting`: changed, kept in a moment. `failed`: tried again by itself. The rest needs a person. */
export type KeeperState = 'kept' | 'waiting' | 'saving' | 'failed' | 'conflict' | 'refused';

export interface Kept {
  /** What is on the screen. */
  content: BoothContent;
  /** What the server answered last. */
  draft: BoothDraft;
  state: KeeperState;
  error: ApiError | null;
  /** There is something to go back to. */
  canUndo: boolean;
}

/** Typing pauses this long before it is kept. */
const pauseMs = 700;
const mostRetryMs = 30_000;
/** What may be over in a moment, without anybody doing anything. */
const passing = new Set(['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'TOO_MANY_REQUESTS']);

/**
 * Keeps a draft while it is written: one call at a time, the newest content last, and again by itself when the line or the server
 * was gone. What is on the screen is never replaced by an answer, so nothing that is typed meanwhile is lost.
 */
export class DraftKeeper {
  #kept: Kept;
  #savedContent: BoothContent;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<boolean> | null = null;
  #failures = 0;
  readonly #steps = new UndoSteps<BoothContent>();
  readonly #listeners = new Set<() => void>();

  constructor(
    draft: BoothDraft,
    private readonly save: (revision: number, content: BoothContent) => Promise<BoothDraft>,
  ) {
    this.#kept = { content: draft.content, draft, state: 'kept', error: null, canUndo: false };
    this.#savedContent = draft.content;
  }

  readonly get = (): Kept => this.#kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Shows a change at once and keeps it when typing pauses. */
  change(what: Partial<BoothContent>): void {
    this.#steps.note(this.#kept.content, what, Date.now());
    this.#show({ ...this.#kept.content, ...what });
  }

  /** Goes back by one step, and keeps that like any other change. */
  undo(): void {
    const before = this.#steps.back();
    if (before) this.#show(before);
  }

  #show(content: BoothContent): void {
    // Somebody else's version has to be looked at first.
    const state = this.#kept.state === 'conflict' ? 'conflict' : this.#saving ? 'saving' : 'waiting';
    const error = state === 'conflict' ? this.#kept.error : null;
    this.#set({ content, state, error, canUndo: !this.#steps.isEmpty });
    if (state !== 'conflict') this.#schedule(pauseMs);
  }

  /** Keeps what is not kept yet, now. @returns whether everything is kept. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#kept.state === 'conflict') return Promise.resolve(false);
    this.#saving ??= this.#saveAll().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  /** Goes on from another draft: after publishing, discarding, or to take somebody else's version. */
  take(draft: BoothDraft): void {
    clearTimeout(this.#timer);
    this.#savedContent = draft.content;
    this.#failures = 0;
    this.#steps.clear();
    this.#set({ content: draft.content, draft, state: 'kept', error: null, canUndo: false });
  }

  /** Goes on with what is on the screen, over somebody else's version, which is `draft`. */
  overwrite(draft: BoothDraft): Promise<boolean> {
    this.#savedContent = draft.content;
    this.#set({ draft, state: 'waiting', error: null });
    return this.flush();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  async #saveAll(): Promise<boolean> {
    while (this.#kept.content !== this.#savedContent) {
      const { content, draft } = this.#kept;
      this.#set({ state: 'saving', error: null });
      try {
        const answer = await this.save(draft.revision, content);
        this.#savedContent = content;
        this.#failures = 0;
        this.#set({ draft: answer });
      } catch (cause) {
        this.#fail(cause instanceof ApiError ? cause : new ApiError({ code: 'INTERNAL', status: 0 }));
        return false;
      }
    }
    clearTimeout(this.#timer);
    this.#set({ state: 'kept' });
    return true;
  }

  #fail(error: ApiError): void {
    clearTimeout(this.#timer);
    const state = error.code === 'CONFLICT' ? 'conflict' : passing.has(error.code) ? 'failed' : 'refused';
    this.#set({ state, error });
    if (state !== 'failed') return;
    this.#failures += 1;
    this.#schedule(Math.min(mostRetryMs, 1000 * 2 ** this.#failures));
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #set(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change };
    for (const listener of this.#listeners) listener();
  }
}
