import type { DayReference, Moment, YearReference } from '../meaning/expression';
import type { Match } from './cascade';
import type { ClockTime, SenseMap } from './senses';

/** What the rules of both languages make out of what they have met. */

export const future = (): SenseMap => ({ expression: { type: 'none', reason: 'future' } });
export const vague = (): SenseMap => ({ expression: { type: 'none', reason: 'vague' } });
/** A day or a month that no calendar has. */
export const invalid = (): SenseMap => ({ expression: { type: 'none', reason: 'invalid' } });
export const unknown = (): SenseMap => ({ expression: { type: 'none', reason: 'unknown' } });
/** A time that is said not to be it, or is that of something else; nothing more need be looked for in it. */
export const notThat = (): SenseMap => ({ expression: { type: 'none', reason: 'not-a-date' } });
/** A number that is no time. */
export const junk = (): SenseMap => ({ junk: true });

/** A year in four figures, or in two: 26 is 2026, 91 is 1991. */
export function yearOfFigures(year: number): YearReference {
  if (year >= 100) return { year };
  return { year: year <= 50 ? 2000 + year : 1900 + year };
}

/** The year of a match, in words or in figures. */
export function yearIn(match: Match): YearReference | undefined {
  const figures = match.get('yearnum');
  return match.get('year') ?? (figures ? { year: figures } : undefined);
}

export function weekday(
  match: Match,
  which: { weeksAgo?: number; strict?: boolean; skipped?: number } = {},
): SenseMap | undefined {
  const day = match.get('weekday');
  return day ? { days: { type: 'weekday', weekday: day, ...which } } : undefined;
}

export function dayIn(match: Match): DayReference | undefined {
  const offset = match.get('offset');
  return match.get('days') ?? (offset === undefined ? undefined : { type: 'offset', days: offset });
}

export function moment(...pieces: (Moment | undefined)[]): SenseMap {
  return { moment: Object.assign({}, ...pieces) as Moment };
}

export function withPart(match: Match, day = dayIn(match)): SenseMap | undefined {
  const part = match.get('part');
  return day && part && moment({ day, part });
}

/** A clock time put to a day or to a part of a day. */
export function atClock(match: Match): SenseMap | undefined {
  const time = match.get('clock');
  const said = match.get('moment');
  if (!time || said?.clock) return undefined;
  const part = time.part ?? said?.part;
  const day = said?.day ?? dayIn(match);
  return moment(time, part && { part }, day && { day });
}

/** "9 pm next Friday": a time that belongs to a day still ahead. */
export function aheadWith(match: Match): SenseMap | undefined {
  const said = match.get('expression');
  const isFuture = said?.type === 'none' && said.reason === 'future';
  return isFuture && !match.get('moment')?.day ? future() : undefined;
}

/** From one clock time to another; a part of the day said with one of them holds for both. */
export function clockSpan(
  from: ClockTime | undefined,
  to: ClockTime | undefined,
): SenseMap | undefined {
  if (!from || !to || from.until || to.until) return undefined;
  const part = to.part ?? from.part;
  const shared = from.clock.hour <= to.clock.hour ? to.clock.half : undefined;
  const half = from.clock.half ?? shared;
  const clock = { ...from.clock, ...(half && { half }) };
  return { clock: { clock, until: to.clock, ...(part && { part }) } };
}

export function spanOfMoments(match: Match): SenseMap | undefined {
  const from = match.get('moment', 'moment');
  const to = match.get('moment', 'moment2');
  return from && to && { expression: { type: 'span', from, to } };
}

type RestOfDate = Partial<DayReference & { type: 'date' }>;

/** Days of one month, which is said only once: "12 to 15 May". */
export function spanOfDays(first: number, last: number, rest: RestOfDate): SenseMap | undefined {
  if (first >= last) return undefined;
  const on = (day: number): Moment => ({ day: { ...rest, type: 'date', day } });
  return { expression: { type: 'span', from: on(first), to: on(last) } };
}

export function eitherDay(first: number, second: number, rest: RestOfDate): SenseMap | undefined {
  if (first > 31 || second > 31) return undefined;
  const on = (day: number): Moment => ({ day: { ...rest, type: 'date', day } });
  return choiceOf([on(first), on(second)]);
}

/** What is said of the last one's week holds for the others: "Monday or Tuesday last week". */
export function choiceOf(options: Moment[]): SenseMap | undefined {
  const last = options.at(-1)?.day;
  if (options.length < 2) return undefined;
  const inThatWeek = options.map(option => inWeekOf(option, last));
  return { expression: { type: 'choice', options: inThatWeek } };
}

function inWeekOf(option: Moment, last: Moment['day']): Moment {
  const { day } = option;
  if (day?.type !== 'weekday' || last?.type !== 'weekday') return option;
  if (day.weeksAgo !== undefined || day.strict || last.weeksAgo === undefined) return option;
  return { ...option, day: { ...day, weeksAgo: last.weeksAgo } };
}

/** The options of a choice: all moments met. */
export const momentsIn = (match: Match): Moment[] =>
  ['moment', 'moment2', 'moment3'].flatMap(label => match.get('moment', label) ?? []);

const longestWayFromHoliday = 60;

/** So many days or weeks before or after a day with a name. */
export function besideHoliday(match: Match, counted = match.get('num') ?? 1): SenseMap | undefined {
  const name = match.get('holiday');
  const year = match.get('year');
  const count = counted * (match.has('weekunit') ? 7 : 1);
  if (!name || count > longestWayFromHoliday) return undefined;
  const daysAfter = match.has('before') ? -count : count;
  const day = name === 'tet' ? 'tet-day' : name;
  return { days: { type: 'holiday', name: day, daysAfter, ...(year && { year }) } };
}
