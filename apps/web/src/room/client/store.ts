/** A value that React components can subscribe to with `useSyncExternalStore`. */
export class Store<T extends object> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(changes: Partial<T>): void {
    this.value = { ...this.value, ...changes };
    for (const listener of [...this.listeners]) listener();
  }
}
