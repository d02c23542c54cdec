import type { TypingSigns, Typist } from '../domain/ports';

type Heard = (typist: Typist) => void;

/** The signs of this process alone: who looks on through another one sees the words when they come. */
export class InProcessTypingSigns implements TypingSigns {
  private readonly listeners = new Map<string, Set<Heard>>();

  show(conversationId: string, typist: Typist): void {
    // A copy, since a listener may stop listening while it is told.
    for (const heard of [...(this.listeners.get(conversationId) ?? [])]) heard(typist);
  }

  listen(conversationId: string, heard: Heard): () => void {
    const listeners = this.listeners.get(conversationId) ?? new Set<Heard>();
    this.listeners.set(conversationId, listeners.add(heard));
    return () => {
      listeners.delete(heard);
      if (listeners.size === 0 && this.listeners.get(conversationId) === listeners)
        this.listeners.delete(conversationId);
    };
  }
}
