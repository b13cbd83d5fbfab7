/** Steps further back are forgotten. */
const most = 100;
/** What is typed into one field without a longer pause is one step. */
const pauseMs = 1_500;

const isTexts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that a change touches; of a text in several languages those that are other than before. */
function changedFields<Content extends object>(before: Content, change: Partial<Content>): string {
  const names = Object.entries(change).flatMap(([name, now]) => {
    const was = before[name as keyof Content];
    if (!isTexts(now) || !isTexts(was)) return [name];
    return Object.keys(now).flatMap((part) => (now[part] === was[part] ? [] : [`${name}.${part}`]));
  });
  return names.sort().join();
}

/** The way back through what was done since the editor was opened. */
export class UndoSteps<Content extends object> {
  readonly #before: Content[] = [];
  #last: { fields: string; at: number } | null = null;

  get isEmpty(): boolean {
    return this.#before.length === 0;
  }

  /** Something is about to change. @param at in ms */
  note(before: Content, change: Partial<Content>, at: number): void {
    const fields = changedFields(before, change);
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
