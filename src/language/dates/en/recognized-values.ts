import type { PartOfDay, TimeReading } from '../../../domain/when';
import { type Day, formatDay, formatMoment, type WallClock } from '../calendar/day';

/** One value of a Recognizers resolution; times are those of the wall clock it was asked for. */
export interface RecognizedValue {
  timex?: string;
  type?: string;
  value?: string;
  start?: string;
  end?: string;
  Mod?: string;
}

const partsOfDay: Record<string, PartOfDay> = {
  DW: 'dawn',
  MO: 'morning',
  MI: 'noon',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
};

/** The latest of a recognition's values that do not lie ahead. */
export function pastReadings(
  kind: string,
  values: readonly RecognizedValue[],
  wall: WallClock,
): TimeReading[] {
  const readings = values.flatMap(value => readingOf(kind, value, wall) ?? []);
  const latest = readings.toSorted((a, b) => (a.start < b.start ? 1 : -1))[0];
  return latest ? [latest] : [];
}

function readingOf(kind: string, value: RecognizedValue, wall: WallClock): TimeReading | undefined {
  switch (kind) {
    case 'date':
      return onDay(dayIn(value.value), wall);
    case 'datetime':
      return atTime(value.value, wall);
    case 'time':
      return (
        atTime(`${formatDay(wall.today)} ${value.value}`, wall) ??
        atTime(`${formatDay(wall.today - 1)} ${value.value}`, wall)
      );
    case 'daterange':
      return overDays(value, wall);
    case 'datetimerange':
      return overHours(value, wall);
    default:
      return undefined;
  }
}

const earliest = Date.UTC(1900, 0, 1);

/** Undefined for what is no day of this or the last century: it gives `0000-00-00` where it is at a loss. */
function dayIn(text: string | undefined): Day | undefined {
  const instant = Date.parse(text?.slice(0, 10) ?? '');
  return instant >= earliest ? instant / 86_400_000 : undefined;
}

function onDay(day: Day | undefined, { today }: WallClock): TimeReading | undefined {
  if (day === undefined || day > today) return undefined;
  return { kind: 'date', start: formatDay(day) };
}

/** `2026-06-17 21:00:00` */
function momentOf(text: string | undefined): string | undefined {
  const day = dayIn(text);
  const clock = text?.match(/(\d\d):(\d\d)(?::\d\d)?$/);
  if (day === undefined || !clock) return undefined;
  return formatMoment(day, Number(clock[1]) * 60 + Number(clock[2]));
}

function atTime(text: string | undefined, { today, minute }: WallClock): TimeReading | undefined {
  const start = momentOf(text);
  return start && start <= formatMoment(today, minute) ? { kind: 'datetime', start } : undefined;
}

/** Its ends are not included, save in "from … to …", whose timex holds both as they were said. */
function overDays(
  { timex, start, end, Mod }: RecognizedValue,
  { today }: WallClock,
): TimeReading | undefined {
  const from = dayIn(start);
  if (from === undefined || from > today) return undefined;
  const said = dayIn(end);
  const spoken = timex?.startsWith('(') && timex.endsWith('D)');
  const last = Mod === 'since' || said === undefined ? today : spoken ? said : said - 1;
  const to = Math.min(last, today);
  if (to <= from) return { kind: 'date', start: formatDay(from) };
  return { kind: 'daterange', start: formatDay(from), end: formatDay(to) };
}

function overHours(
  { timex, start, end }: RecognizedValue,
  wall: WallClock,
): TimeReading | undefined {
  const day = onDay(dayIn(start), wall);
  const partOfDay = partsOfDay[timex?.match(/T(DW|MO|MI|AF|EV|NI)$/)?.[1] ?? ''];
  if (partOfDay && day?.kind === 'date') return { ...day, partOfDay };
  const [from, to] = [atTime(start, wall), momentOf(end)];
  return from?.kind === 'datetime' && to ? { ...from, end: to } : undefined;
}
