import type { TimeReading, When } from '../../domain/when';
import { findAny } from './find-when';
import type { FoundWhen, WhenContext } from './found-when';
import { none, whenOf } from './meaning/day-span';
import { readingsOf } from './meaning/reckon';

export { findWhen } from './find-when';
export type { FoundWhen, WhenContext } from './found-when';

/** How many different times are still asked back; of more only the first are. */
const mostReadings = 4;

/**
 * The answer to "when did it happen?": days and times in Hanoi, the past being meant.
 *
 * A text that says nothing of time gives `none` with `not-a-date`; one that names several times, or one
 * that can be read in several honest ways, gives `ambiguous`, and is to be asked back.
 */
export function readWhen(text: string, context: WhenContext): When {
  const found = findAny(text, context);
  const usable = found.filter(({ when }) => when.kind !== 'none');
  const [first, ...others] = usable;
  if (!first) return refusal(found);
  if (others.length === 0) return first.when;
  return whenOf(narrowest(usable.map(({ when }) => when)).slice(0, mostReadings));
}

/** "Future" and "no such day" tell a customer more than "vague", and that more than "not remembered". */
function refusal(found: FoundWhen[]): When {
  const reasons = found.flatMap(({ when }) => (when.kind === 'none' ? [when.reason] : []));
  for (const reason of ['invalid', 'future', 'vague', 'unknown'] as const)
    if (reasons.includes(reason)) return none(reason);
  return none('not-a-date');
}

/** Of times that lie in one another ("last week … on Tuesday") the narrower one is meant. */
function narrowest(whens: When[]): TimeReading[] {
  const said = whens.map(readingsOf);
  return said
    .filter(
      (own, index) => !said.some((other, at) => at !== index && holdsAll(own, other, at < index)),
    )
    .flat();
}

/** Whether the wider reading has the narrower one in it; of equal ones the earlier stays. */
function holdsAll(wide: TimeReading[], narrow: TimeReading[], narrowIsFirst: boolean): boolean {
  return narrow.every(inner =>
    wide.some(outer => {
      const inside = dayStart(outer) <= dayStart(inner) && dayEnd(inner) <= dayEnd(outer);
      return (
        inside && (precision(inner) > precision(outer) || (same(inner, outer) && narrowIsFirst))
      );
    }),
  );
}

const dayStart = (reading: TimeReading): string => reading.start.slice(0, 10);
const dayEnd = (reading: TimeReading): string =>
  (('end' in reading && reading.end) || reading.start).slice(0, 10);
const same = (a: TimeReading, b: TimeReading): boolean => JSON.stringify(a) === JSON.stringify(b);

/** How exactly a reading says the time: a span of days least, a clock time most. */
function precision(reading: TimeReading): number {
  if (reading.kind === 'datetime') return Number.MAX_SAFE_INTEGER;
  if (reading.kind === 'date') return reading.partOfDay ? 2 : 1;
  return -(Date.parse(reading.end) - Date.parse(reading.start));
}
