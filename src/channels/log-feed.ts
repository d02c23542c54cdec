import type { LoggedActivity } from '../domain/conversation';
import { Listeners } from '../domain/listeners';
import type { LogFeed } from '../domain/ports';

/** Tells listeners of this process that a log has grown. Nobody may rely on it alone: it only wakes. */
export class InProcessLogFeed implements LogFeed {
  private readonly listeners = new Listeners<LoggedActivity[]>();

  announce(activities: LoggedActivity[]): void {
    const ids = new Set(activities.map(activity => activity.conversationId));
    for (const id of ids)
      this.listeners.tell(
        id,
        activities.filter(activity => activity.conversationId === id),
      );
  }

  listen(conversationId: string, heard: (activities: LoggedActivity[]) => void): () => void {
    return this.listeners.listen(conversationId, heard);
  }
}
