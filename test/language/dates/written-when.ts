import type { PartOfDay, TimeReading, When } from '../../../src/domain/when';

/**
 * Readings as the tables in fixtures/language write them: `2026-06-17`, `2026-06-17 evening`,
 * `2026-06-17T20:00`, `2026-06-01..2026-06-05`, `none future`, and several joined by ` or `.
 */
export function parseWhen(text: string): When {
  const [first, second, ...rest] = text.split(' or ').map(parseOne);
  if (!first) throw new Error(`nothing is written in "${text}"`);
  if (!second) return first;
  return { kind: 'ambiguous', anyOf: [first, second, ...rest] as [TimeReading, TimeReading] };
}

function parseOne(text: string): Exclude<When, { kind: 'ambiguous' }> {
  const reason = text.match(/^none (future|invalid|not-a-date|unknown|vague)$/)?.[1];
  if (reason) return { kind: 'none', reason: reason as 'future' };
  const [start = '', end] = text.split('..');
  if (start.includes('T')) return { kind: 'datetime', start, ...(end && { end }) };
  if (end) return { kind: 'daterange', start, end };
  const [day = '', part] = start.split(' ');
  return { kind: 'date', start: day, ...(part && { partOfDay: part as PartOfDay }) };
}

export function writeWhen(when: When): string {
  if (when.kind === 'none') return `none ${when.reason}`;
  return (when.kind === 'ambiguous' ? when.anyOf : [when]).map(writeOne).join(' or ');
}

function writeOne(reading: TimeReading): string {
  if (reading.kind === 'date')
    return reading.partOfDay ? `${reading.start} ${reading.partOfDay}` : reading.start;
  if (reading.kind === 'daterange') return `${reading.start}..${reading.end}`;
  const start = reading.start.slice(0, 16);
  return reading.end ? `${start}..${reading.end.slice(0, 16)}` : start;
}

export type Expected = When | (When & { within?: { start: string; end: string } });

/**
 * Whether an answer is right by the rules of fixtures/examples/dates.json: of several honest readings any
 * is, and so is asking which; the reason of a `none` is a remark; dawn counts as morning.
 */
export function isRight(expected: Expected, got: When): boolean {
  if (expected.kind === 'ambiguous') return isOneOf(expected, got);
  if (expected.kind === 'none' || got.kind === 'none') return expected.kind === got.kind;
  return got.kind !== 'ambiguous' && sameReading(expected, got);
}

function isOneOf(expected: Extract<Expected, { kind: 'ambiguous' }>, got: When): boolean {
  if (got.kind === 'none') return false;
  const given = got.kind === 'ambiguous' ? got.anyOf : [got];
  const within = 'within' in expected ? expected.within : undefined;
  return given.some(
    reading =>
      expected.anyOf.some(one => sameReading(one, reading)) ||
      (within !== undefined && lastDay(reading) <= within.end && reading.start >= within.start),
  );
}

const lastDay = (reading: TimeReading): string =>
  (('end' in reading && reading.end) || reading.start).slice(0, 10);

function sameReading(expected: TimeReading, got: TimeReading): boolean {
  if (expected.kind !== got.kind) return false;
  if (expected.kind === 'date' && got.kind === 'date')
    return expected.start === got.start && coarse(expected.partOfDay) === coarse(got.partOfDay);
  return writeOne(expected) === writeOne(got);
}

const coarse = (part: PartOfDay | undefined): PartOfDay | undefined =>
  part === 'dawn' ? 'morning' : part;
