import { clockSpan } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { ClockTime, SenseMap } from '../grammar/senses';

/** Clock times: 9pm, 9.15 am, half past nine, quarter to ten, 8 o'clock, between 8 and 9 pm. */
const dayAhead =
  '(?:comma? (offset|weekday|lastnight|at? the? current? part|previous weekday|the? ordinal|at? the? num monthname|at? (previous|the)))';

function clockOf(hour: number | undefined, minute = 0, half?: 'am' | 'pm'): SenseMap | undefined {
  if (hour === undefined || hour > 24 || minute > 59) return undefined;
  return { clock: { clock: { hour, minute, ...(half && { half }) } } };
}

const past = (hour: number | undefined, minutes: number): SenseMap | undefined =>
  hour !== undefined && hour <= 24 ? clockOf(hour, minutes) : undefined;

const to = (hour: number | undefined, minutes: number): SenseMap | undefined =>
  hour !== undefined && hour >= 1 && minutes <= 59
    ? clockOf(hour === 1 ? 12 : hour - 1, 60 - minutes)
    : undefined;

function plain(hour: number | undefined): ClockTime | undefined {
  return hour !== undefined && hour <= 24 ? { clock: { hour, minute: 0 } } : undefined;
}

const lastHour = (match: Match): number | undefined => match.get('num', 'num2');

export const rulesForClock: Rule[] = [
  rule('half past nine', 'half past num', match => past(match.get('num'), 30)),
  rule('half nine', '(?<=attime) half num (?!dayunit|weekunit|monthunit|hourspan)', match =>
    past(match.get('num'), 30),
  ),
  rule('quarter past nine', 'single? quarterunit past num', match => past(match.get('num'), 15)),
  rule('quarter to ten', 'single? quarterunit minus num', match => to(match.get('num'), 15)),
  rule('ten past nine', '(?<!slash) num minuteunit? past num (?!dayunit|slash|monthname)', match =>
    past(lastHour(match), match.get('num') ?? 0),
  ),
  rule(
    'ten to nine',
    '(?<!slash|dash|from|at) (?!figure)num minuteunit? minus num (?=comma*$|meridiem|hourunit|at|offset|lastnight|comma|attime|current|part|weekday|tonight)',
    match =>
      (match.get('num') ?? 1) % 5 === 0 ? to(lastHour(match), match.get('num') ?? 0) : undefined,
  ),
  rule('9:15:20', 'num colon num colon num', match => clockOf(match.get('num'), lastHour(match))),
  rule('9:15 pm', 'num (colon|dot) num meridiem', match =>
    clockOf(match.get('num'), lastHour(match), match.get('meridiem')),
  ),
  rule('9:15', 'num colon num hourunit?', match => clockOf(match.get('num'), lastHour(match))),
  rule(
    'at 9.15',
    '(?<=attime) num dot num (?!dot|slash)|(?<!dot) num dot num (?=comma? (offset|lastnight|weekday|current part))',
    match => clockOf(match.get('num'), match.get('num', 'num2') ?? match.get('num', 'num4')),
  ),
  rule('8-9 pm', '(between|from)? num meridiem? (dash|to|minus|and) num meridiem', match => {
    const half = match.get('meridiem', 'meridiem2') ?? match.get('meridiem');
    const first =
      match.has('meridiem') && match.get('meridiem', 'meridiem2')
        ? match.get('meridiem')
        : undefined;
    const until = plain(lastHour(match));
    const from = plain(match.get('num'));
    if (!until || !from || !half) return undefined;
    return clockSpan(
      { clock: { ...from.clock, ...(first && { half: first }) } },
      { clock: { ...until.clock, half } },
    );
  }),
  rule('9 pm', 'num meridiem', match => clockOf(match.get('num'), 0, match.get('meridiem'))),
  rule(
    'between 7 and 8',
    `(between|from) num (and|to|minus|dash) num (?=${dayAhead}|comma*$)`,
    match => {
      const [from, until] = [plain(match.get('num')), plain(lastHour(match))];
      return from && until && clockSpan(from, until);
    },
  ),
  rule("8 o'clock", '(?<!slash|dot) num hourunit', match => clockOf(match.get('num'))),
  rule('noon', 'the? twelve', match => {
    const part = match.get('twelve');
    return part && { clock: { clock: { hour: 12, minute: 0 }, part } };
  }),
  rule('half past nine in the evening', 'clock meridiem', match => {
    const time = match.get('clock');
    const half = match.get('meridiem');
    return time && half && { clock: { ...time, clock: { ...time.clock, half } } };
  }),
  rule(
    'at 9 yesterday',
    `(?<!slash|dash|monthname) (attime|from|between)+ num (?=${dayAhead}|comma*$)`,
    match => clockOf(match.get('num')),
  ),
  rule('10 in the morning', '(?<!slash|dash|monthname|num) num (?=at the part)', match =>
    clockOf(match.get('num')),
  ),
  rule(
    'afternoon around 3',
    '(?<=(part|lastnight) (comma|attime)*) num (?=comma*$|comma|word)',
    match => clockOf(match.get('num')),
  ),
  rule('yesterday around 3', '(?<=(offset|weekday) attime+) num (?=comma*$|comma)', match =>
    clockOf(match.get('num')),
  ),
  rule('8 and 9 pm', '(between|from)? clock (to|minus|dash|and) attime? clock', match =>
    match.has('and') && !match.has('between')
      ? undefined
      : clockSpan(match.get('clock'), match.get('clock', 'clock2')),
  ),
  rule('9 at night', 'clock comma? (at|attime)? the? part (?!at? the? offset)', match => {
    const time = match.get('clock');
    const part = match.get('part');
    return time && part && !time.part && !time.clock.half
      ? { clock: { ...time, part } }
      : undefined;
  }),
];
