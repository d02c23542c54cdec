import type { Changes, Committer } from '../../domain/ports';

/** What the console is told: that something has changed, never what. It asks for itself. */
export type LiveEvent =
  | { type: 'chat'; id: string }
  | { type: 'case'; reference: string }
  | { type: 'queue' }
  | { type: 'reminder' };

/** Carries texts between the desks on one database; each gets those of the others. */
export interface LiveWire {
  wake(subject: string): void;
  /** @returns how to stop listening. */
  onWake(heard: (subject: string) => void): () => void;
}

type Heard = (event: LiveEvent) => void;

/** Tells the open consoles of this process, and through the wire those of others, what has changed. */
export class LiveBus {
  private readonly listeners = new Set<Heard>();
  private readonly unhook: () => void;

  constructor(private readonly wire: LiveWire) {
    this.unhook = wire.onWake(subject => {
      const event = eventIn(subject);
      if (event) this.tell(event);
    });
  }

  publish(event: LiveEvent): void {
    this.tell(event);
    this.wire.wake(subjectOf(event));
  }

  listen(heard: Heard): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  close(): void {
    this.unhook();
    this.listeners.clear();
  }

  private tell(event: LiveEvent): void {
    // A copy, since a listener may stop listening while it is told.
    for (const heard of [...this.listeners]) heard(event);
  }
}

/** A committer whose commits the consoles hear of once they are on disk. */
export const heardBy = (bus: LiveBus, committer: Committer): Committer => ({
  async commit(changes) {
    await committer.commit(changes);
    for (const event of eventsOf(changes)) bus.publish(event);
  },
});

/** Looks change nothing: a console that heard of them would look again, for ever. */
const looks = new Set(['viewed', 'revealed', 'downloaded', 'exported']);

function eventsOf({ cases, events, liveChats = [] }: Changes): LiveEvent[] {
  const touched = events.filter(({ type }) => !looks.has(type));
  const references = new Set([...cases, ...touched].map(({ reference }) => reference));
  return [
    ...liveChats.map(({ chat }): LiveEvent => ({ type: 'chat', id: chat.id })),
    ...[...references].map((reference): LiveEvent => ({ type: 'case', reference })),
    ...(cases.length > 0 ? [{ type: 'queue' } as const] : []),
  ];
}

const subjectOf = (event: LiveEvent): string =>
  `${event.type}/${'id' in event ? event.id : 'reference' in event ? event.reference : ''}`;

function eventIn(subject: string): LiveEvent | undefined {
  const [, type, rest = ''] = /^(\w+)\/(.*)$/.exec(subject) ?? [];
  if (type === 'chat') return { type, id: rest };
  if (type === 'case') return { type, reference: rest };
  return type === 'queue' || type === 'reminder' ? { type } : undefined;
}
