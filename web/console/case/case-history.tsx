import { type ReactNode, useState } from 'react';
import type { HistoryEvent } from '../api/cases';
import { readPeople } from '../api/office';
import { longDay, shortDay, timeOfDay } from '../frame/format';
import { useResource } from '../frame/resource';
import { Link } from '../frame/router';
import { type Texts, useTexts } from '../frame/texts';
import { EventList } from '../parts/event-list';
import { Checkbox } from '../parts/field';
import { useOpenCase } from './open-case';

/** Looks at the case and what leaves no mark on it. */
const looks = new Set(['viewed', 'revealed', 'exported']);

/** Who did what and when, newest first; looks are shown on demand, for they are many. */
export function CaseHistory() {
  const texts = useTexts();
  const { t } = texts;
  const { request } = useOpenCase();
  const [withLooks, setWithLooks] = useState(false);
  const { data: people = [] } = useResource('people', readPeople);
  const nameOf = (id: unknown) => people.find(one => one.id === id)?.name ?? String(id ?? '');
  const events = request.history.filter(({ type }) => withLooks || !looks.has(type)).reverse();
  const hidden = request.history.length - events.length;
  return (
    <>
      <Checkbox
        label={hidden > 0 ? t('history.looks', { count: hidden }) : t('history.looksShown')}
        checked={withLooks}
        onChecked={setWithLooks}
      />
      <EventList
        events={events.map(event => ({
          key: event.seq,
          at: event.at,
          atShown: `${shortDay(texts.language, event.at, true)} ${timeOfDay(texts.language, event.at)}`,
          who: event.actor.name ?? t(`history.actors.${event.actor.kind}`),
          what: texts.ofCode('history.events', event.type),
          detail: detailOf(event, texts, nameOf),
        }))}
      />
    </>
  );
}

/** What belongs to an event, in words. Of what the console knows no words for, nothing. */
function detailOf(
  { type, detail }: HistoryEvent,
  texts: Texts,
  nameOf: (id: unknown) => string,
): ReactNode {
  const { t, ofCode, language } = texts;
  const told = typeof detail.told === 'string' ? ofCode('history.told', detail.told) : undefined;
  const text = typeof detail.text === 'string' && <p className="words">{detail.text}</p>;
  const withWay = (words: ReactNode) => (
    <>
      {words}
      {told && <p className="quiet">{told}</p>}
    </>
  );
  switch (type) {
    case 'extended': {
      const { dueAt, reason } = detail;
      return withWay(
        <p>
          {ofCode('extensionReasons', String(reason ?? ''))}
          {typeof dueAt === 'string' &&
            ` → ${timeOfDay(language, dueAt)}, ${longDay(language, dueAt)}`}
        </p>,
      );
    }
    case 'closed':
      return withWay(
        <>
          <p>{ofCode('outcomes', String(detail.outcome ?? ''))}</p>
          {text}
        </>,
      );
    case 'assigned':
      return <p>{detail.to ? nameOf(detail.to) : t('case.unassigned')}</p>;
    case 'linked-duplicate':
      return <Link to={`/staff/cases/${String(detail.of)}`}>{String(detail.of)}</Link>;
    case 'viewed':
      return typeof detail.what === 'string' ? (
        <p className="quiet">{ofCode('history.viewed', detail.what)}</p>
      ) : null;
    case 'redacted':
      return typeof detail.reason === 'string' ? <p className="words">{detail.reason}</p> : null;
    case 'clock-met':
      return <p>{ofCode('clocks', String(detail.clock ?? ''))}</p>;
    default:
      return text || told ? withWay(text) : null;
  }
}
