import { clockSpan } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';
import type { Clock } from '../meaning/expression';

/** Clock times: 9h30, 15 giờ 20, 8h kém 15, 3 rưỡi chiều, 7-8h tối. */
const notMinutes = '(?!slash|dash num slash|dot|monthunit|hourunit|hourspan|num|tens)';
const dayAhead = '(?:gone|current|offset|weekday|thu|dayunit|date|morrow|lastnight|num slash)';

function clockAt(hour: number | undefined, minute = 0): Clock | undefined {
  if (hour === undefined || hour > 24 || minute > 59) return undefined;
  return { hour, minute };
}

function clockOf(hour: number | undefined, minute = 0, half?: 'am' | 'pm'): SenseMap | undefined {
  const clock = clockAt(hour, minute);
  return clock && { clock: { clock: { ...clock, ...(half && { half }) } } };
}

function before(hour: number | undefined, minutes: number | undefined): SenseMap | undefined {
  if (hour === undefined || minutes === undefined || hour < 1 || minutes > 59) return undefined;
  return clockOf(hour - 1, 60 - minutes);
}

const ofNumbers = (match: Match): SenseMap | undefined => {
  const from = clockAt(match.get('num'));
  const to = clockAt(match.get('num', 'num2'));
  return from && to && clockSpan({ clock: from }, { clock: to });
};

export const rulesForClock: Rule[] = [
  rule('15:23:24', 'num colon num colon num', match =>
    clockOf(match.get('num'), match.get('num', 'num2')),
  ),
  rule('9:30', '(?<!colon) num colon num minuteunit? hourunit?', match =>
    clockOf(match.get('num'), match.get('num', 'num2')),
  ),
  rule(
    '7-8h',
    '(?<!slash|num) (from|between)? num (dash|to|and|or)? num hourunit (?!num)',
    match => (match.has('dash') || match.has('to') || isNext(match) ? ofNumbers(match) : undefined),
  ),
  rule('8h kém 15', 'num hourunit minus num minuteunit?', match =>
    before(match.get('num'), match.get('num', 'num2')),
  ),
  rule('8 kém 15', 'num minus num minuteunit?', match =>
    before(match.get('num'), match.get('num', 'num2')),
  ),
  rule('kém 15 8h', 'minus num minuteunit? num hourunit', match =>
    before(match.get('num', 'num2'), match.get('num')),
  ),
  rule('3 giờ rưỡi', 'num hourunit half', match => clockOf(match.get('num'), 30)),
  rule('3 rưỡi', 'num half (?=part|comma? offset|comma? weekday|word*$)', match =>
    clockOf(match.get('num'), 30),
  ),
  rule('9h30', `num hourunit num minuteunit? ${notMinutes}`, match =>
    clockOf(match.get('num'), match.get('num', 'num2')),
  ),
  rule('9h', '(?<!slash|dot|thu) num hourunit', match => clockOf(match.get('num'))),
  rule('lúc 9.30', '(?<=at) num dot num (?!dot|slash)', match =>
    clockOf(match.get('num'), match.get('num', 'num2')),
  ),
  rule('7 giờ', '(?!figure)now (?=part (gone|current|offset|weekday|thu|dayunit|num slash))', () =>
    clockOf(7),
  ),
  rule(
    '8 tối qua',
    `(?<!slash|thu|dayunit|monthunit|mung|num|part) num (?=part ${dayAhead})`,
    match => ((match.get('num') ?? 24) <= 12 ? clockOf(match.get('num')) : undefined),
  ),
  rule('lúc 8 tối', '(?<=at) num (?=part)', match =>
    (match.get('num') ?? 24) <= 12 ? clockOf(match.get('num')) : undefined,
  ),
  rule('9 pm', '(?<!slash|dash|dot|colon|mung|dayunit|num) (?=figure)num meridiem', match =>
    (match.get('num') ?? 24) <= 12
      ? clockOf(match.get('num'), 0, match.get('meridiem'))
      : undefined,
  ),
  rule('9:30 pm', 'clock meridiem', match => {
    const time = match.get('clock');
    const half = match.get('meridiem');
    return time && half && { clock: { ...time, clock: { ...time.clock, half } } };
  }),
  rule('tối 8h', 'clock part (?!gone|current|dayunit? (offset|weekday)|thu|morrow)', match => {
    const time = match.get('clock');
    const part = match.get('part');
    return time && part && !time.part ? { clock: { ...time, part } } : undefined;
  }),
  rule('8h đến 10h', '(from|between)? clock (to|dash|and) clock', match =>
    clockSpan(match.get('clock'), match.get('clock', 'clock2')),
  ),
  rule('8 đến 10h', '(?<=from|between|at) num (to|dash|and) clock', match => {
    const from = clockAt(match.get('num'));
    return from && clockSpan({ clock: from }, match.get('clock'));
  }),
];

/** "7 8 giờ" is "between seven and eight". */
function isNext(match: Match): boolean {
  return (
    !match.has('or') &&
    !match.has('and') &&
    (match.get('num') ?? 0) + 1 === match.get('num', 'num2')
  );
}
