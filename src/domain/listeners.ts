/** Who wants to hear of what, by its id, in this process. */
export class Listeners<Told> {
  private readonly listeners = new Map<string, Set<(told: Told) => void>>();

  /** The ids that somebody listens for. */
  get ids(): string[] {
    return [...this.listeners.keys()];
  }

  /** @returns how to stop listening. */
  listen(id: string, heard: (told: Told) => void): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(heard));
    return () => {
      listeners.delete(heard);
      if (listeners.size === 0 && this.listeners.get(id) === listeners) this.listeners.delete(id);
    };
  }

  tell(id: string, told: Told): void {
    // A copy, since a listener may stop listening while it is told.
    for (const heard of [...(this.listeners.get(id) ?? [])]) heard(told);
  }
}
