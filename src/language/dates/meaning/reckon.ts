import type { TimeReading, When } from '../../../domain/when';
import { type Day, formatDay, formatMoment, hanoiClock, type WallClock } from '../calendar/day';
import { minutesOf, partBegins } from './clock';
import { none, toReading, whenOf } from './day-span';
import { isOpen, reckonDays } from './days';
import type { Moment, TimeExpression } from './expression';

/** What an expression of time means when it is said at `now`. */
export function reckon(expression: TimeExpression, now: Date): When {
  const wall = hanoiClock(now);
  switch (expression.type) {
    case 'none':
      return none(expression.reason);
    case 'moment':
      return reckonMoment(expression.moment, wall, wall.today);
    case 'choice':
      return reckonChoice(expression.options, wall);
    case 'span':
      return reckonSpan(expression.from, expression.to, wall);
    case 'elapsed': {
      const start = formatMoment(wall.today, wall.minute - expression.minutes);
      if (!expression.span) return { kind: 'datetime', start };
      return { kind: 'datetime', start, end: formatMoment(wall.today, wall.minute) };
    }
  }
}

/** @param limit the last day that a date left open may fall on */
function reckonMoment(moment: Moment, wall: WallClock, limit: Day): When {
  return moment.clock ? atClock(moment, wall, limit) : inPart(moment, wall, limit);
}

function inPart({ day, part }: Moment, wall: WallClock, limit: Day): When {
  const ahead = part !== undefined && wall.minute < partBegins[part];
  const last = Math.min(limit, ahead ? wall.today - 1 : wall.today);
  if (!day)
    return part ? readings([{ kind: 'date', start: formatDay(last) }], part) : none('not-a-date');
  const days = reckonDays(day, { today: wall.today, limit: isOpen(day) ? last : limit });
  if (typeof days === 'string') return none(days);
  if (ahead && days.every(span => span.from === wall.today)) return none('future');
  return readings(days.map(toReading), part);
}

function readings(found: TimeReading[], part: Moment['part']): When {
  return whenOf(
    found.map(reading =>
      part && reading.kind === 'date' ? { ...reading, partOfDay: part } : reading,
    ),
  );
}

function atClock(moment: Moment, wall: WallClock, limit: Day): When {
  const { day, part, clock, until } = moment;
  if (!clock) return none('not-a-date');
  const starts = minutesOf(clock, part, day !== undefined);
  const ends = until ? minutesOf(until, part, day !== undefined) : [];
  const found: TimeReading[] = [];
  let refusal: When = none('future');
  for (const [index, minute] of starts.entries()) {
    const last = Math.min(limit, minute > wall.minute ? wall.today - 1 : wall.today);
    const end = ends[index] ?? ends[0];
    if (!day) {
      found.push(atMinute(last, minute, end));
      continue;
    }
    const days = reckonDays(day, { today: wall.today, limit: isOpen(day) ? last : limit });
    if (typeof days === 'string') refusal = none(days);
    else {
      for (const span of days) {
        if (span.from !== span.to) found.push(toReading(span));
        else if ((span.from - wall.today) * 1440 + minute <= wall.minute)
          found.push(atMinute(span.from, minute, end));
      }
    }
  }
  if (found.length === 0) return refusal;
  return whenOf(day ? found : bareHour(found));
}

/** An hour alone is the latest; where that one lies in the small hours, the other is asked too. */
function bareHour(found: TimeReading[]): TimeReading[] {
  const latest = found.toSorted((a, b) => (a.start < b.start ? 1 : -1));
  const [first] = latest;
  return first && first.start.slice(11, 13) >= '07' ? [first] : latest;
}

function atMinute(day: Day, minute: number, end: number | undefined): TimeReading {
  const start = formatMoment(day, minute);
  if (end === undefined) return { kind: 'datetime', start };
  return { kind: 'datetime', start, end: formatMoment(day, end < minute ? end + 720 : end) };
}

function reckonChoice(options: Moment[], wall: WallClock): When {
  const found = options.map(option => reckonMoment(option, wall, wall.today));
  const usable = found.flatMap(when => readingsOf(when));
  return usable.length > 0 ? whenOf(usable) : (found[0] ?? none('not-a-date'));
}

export function readingsOf(when: When): TimeReading[] {
  if (when.kind === 'none') return [];
  return when.kind === 'ambiguous' ? when.anyOf : [when];
}

function reckonSpan(from: Moment, to: Moment | 'now', wall: WallClock): When {
  const end = to === 'now' ? undefined : reckonMoment(to, wall, wall.today);
  if (end?.kind === 'none' && end.reason !== 'future') return end;
  const last = end && readingsOf(end)[0];
  const lastDay = last ? dayIn(endOf(last)) : wall.today;
  const start = reckonMoment(from, wall, lastDay);
  const first = readingsOf(start)[0];
  if (!first) return start;
  if (first.kind === 'datetime' && to === 'now' && dayIn(first.start) === wall.today)
    return { kind: 'datetime', start: first.start, end: formatMoment(wall.today, wall.minute) };
  if (first.kind === 'datetime' && last?.kind === 'datetime')
    return first.start <= last.start
      ? { kind: 'datetime', start: first.start, end: endOf(last) }
      : none('invalid');
  const range = { from: dayIn(first.start), to: lastDay };
  return range.from <= range.to ? toReading(range) : none('invalid');
}

const endOf = (reading: TimeReading): string =>
  reading.kind === 'date' ? reading.start : (reading.end ?? reading.start);

const dayIn = (iso: string): Day => Date.parse(iso.slice(0, 10)) / 86_400_000;
