import type { LoggedActivity } from '../domain/conversation';
import type { LogFeed } from '../domain/ports';

type Heard = (activities: LoggedActivity[]) => void;

/** Tells listeners of this process that a log has grown. Nobody may rely on it alone: it only wakes. */
export class InProcessLogFeed implements LogFeed {
  private readonly listeners = new Map<string, Set<Heard>>();

  announce(activities: LoggedActivity[]): void {
    const ids = new Set(activities.map(activity => activity.conversationId));
    for (const id of ids) {
      const grown = activities.filter(activity => activity.conversationId === id);
      // A copy, since a listener may stop listening while it is told.
      for (const heard of [...(this.listeners.get(id) ?? [])]) heard(grown);
    }
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
