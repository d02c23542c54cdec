import type { FoundExpression } from './grammar/grammar';
import type { Moment } from './meaning/expression';

export interface Expressed extends FoundExpression {
  also?: { start: number; end: number };
}

/**
 * Puts a day and a time of the day together that were said apart: "yesterday a stranger called me at
 * nine". A time without a day goes to the nearest day that has no time yet.
 */
export function joinScattered(found: readonly FoundExpression[]): Expressed[] {
  const joined = new Map<FoundExpression, FoundExpression>();
  for (const time of found.filter(one => isTimeAlone(momentOf(one)))) {
    const day = found
      .filter(one => isDayAlone(momentOf(one), momentOf(time)) && !joined.has(one))
      .sort((a, b) => gap(a, time) - gap(b, time))[0];
    if (day) joined.set(day, time);
  }
  const taken = new Set(joined.values());
  return found.filter(one => !taken.has(one)).map(one => together(one, joined.get(one)));
}

function together(day: FoundExpression, time: FoundExpression | undefined): Expressed {
  if (!time) return day;
  const moment: Moment = { ...momentOf(day), ...momentOf(time) };
  return {
    ...day,
    expression: { type: 'moment', moment },
    rules: [...day.rules, ...time.rules],
    also: { start: time.start, end: time.end },
  };
}

const momentOf = ({ expression }: FoundExpression): Moment | undefined =>
  expression.type === 'moment' ? expression.moment : undefined;

const isTimeAlone = (moment: Moment | undefined): boolean => moment !== undefined && !moment.day;

function isDayAlone(moment: Moment | undefined, time: Moment | undefined): boolean {
  if (!moment?.day || moment.clock) return false;
  return !moment.part || time?.clock !== undefined;
}

const gap = (a: FoundExpression, b: FoundExpression): number =>
  a.start < b.start ? b.start - a.end : a.start - b.end;
