/** Steps further back are forgotten. */
const most = 100;
/** What is typed into one field without a longer pause is one step. */
const pauseMs = 1_500;

/** The way back through what was done since the editor was opened. */
export class UndoSteps<Content extends object> {
  readonly #before: Content[] = [];
  #last: { fields: string; at: number } | null = null;

  get isEmpty(): boolean {
    return this.#before.length === 0;
  }

  /** Something is about to change. @param at in ms */
  note(before: Content, change: Partial<Content>, at: number): void {
    const fields = Object.keys(change).sort().join();
    const goesOn = this.#last !== null && this.#last.fields === fields && at - this.#last.at < pauseMs;
    this.#last = { fields, at };
    if (goesOn) return;
    this.#before.push(before);
    if (this.#before.length > most) this.#before.shift();
  }

  /** What was there before the last step; null where there is none. */
  back(): Content | null {
    this.#last = null;
    return this.#before.pop() ?? null;
  }

  clear(): void {
    this.#before.length = 0;
    this.#last = null;
  }
}
