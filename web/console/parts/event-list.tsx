import type { ReactNode } from 'react';

export interface ListedEvent {
  key: string | number;
  /** UTC instant. */
  at: string;
  /** As people read it. */
  atShown: string;
  who: string;
  what: string;
  detail?: ReactNode;
}

/** What happened, one line each. */
export function EventList({ events }: { events: readonly ListedEvent[] }) {
  return (
    <ol className="events">
      {events.map(event => (
        <li key={event.key}>
          <time dateTime={event.at}>{event.atShown}</time>
          <div>
            <strong>{event.what}</strong> <span className="quiet">· {event.who}</span>
            {event.detail && <div className="event-detail">{event.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
