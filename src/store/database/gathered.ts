/**
 * Small writes that share a commit: what comes while one write is under way goes together with the next.
 * Where that fails, each of them learns of it.
 */
export class Gathered<T> {
  private waiting: T[] = [];
  private next: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly write: (items: T[]) => Promise<unknown>) {}

  /** Resolves when it is on disk. */
  add(item: T): Promise<void> {
    this.waiting.push(item);
    this.next ??= this.begin();
    return this.next;
  }

  private begin(): Promise<void> {
    const done = this.last.then(async () => {
      const items = this.waiting;
      this.waiting = [];
      this.next = undefined;
      await this.write(items);
    });
    this.last = done.catch(() => undefined);
    return done;
  }
}
