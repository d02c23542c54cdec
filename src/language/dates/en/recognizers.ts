import { createRequire } from 'node:module';
import type * as Recognizers from '@microsoft/recognizers-text-date-time';
import type { When } from '../../../domain/when';
import { hanoiClock } from '../calendar/day';
import type { FoundWhen } from '../found-when';
import { whenOf } from '../meaning/day-span';
import { pastReadings, type RecognizedValue } from './recognized-values';

/**
 * Microsoft's Recognizers for what the grammar does not know. Guarded in front, since its patterns can run
 * for minutes on long texts: it is given short windows, few of them, and only where a word speaks of time;
 * and behind, by the same rules as the grammar: the past is meant, ends are included, no far future.
 */
/** English as in Britain: the day stands before the month. */
const dayFirst = 'en-gb';
const longestWindow = 150;
const lead = 50;
const mostWindows = 2;
const mostNumbersInWindow = 5;
/** Nobody tells a time in more words than these; what has more is no telling, and slow. */
const mostHintsInWindow = 6;

/** Words without which a text tells no time that the grammar would have missed. */
const hint =
  /\b(?:day|week|fortnight|month|year|decade|century|morning|noon|afternoon|evening|night|midnight|hour|minute|ago|last|past|since|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|christmas|easter)/gi;
/** Telephone numbers, amounts and codes, which it would take for years or clock times. */
const notTime = /[$€£#]\s?\d[\d.,]*|\+?\d(?:[\s.,-]?\d){5,}|\d+\/\d+\/?[a-z]+|\b24\/7\b/gi;
/** Words that are months and weekdays only beside others that say so. */
const notTimeAlone = /^(?:may|march|mar|sun|sat|mon|wed|second|spring|fall|now|\d+)$/i;
const numbers = /\d+/g;

type DateTimeModel = ReturnType<Recognizers.DateTimeRecognizer['getDateTimeModel']>;

let model: DateTimeModel | undefined;

interface Recognized {
  start: number;
  end: number;
  typeName: string;
  text: string;
  resolution?: { values?: RecognizedValue[] } | null;
}

export function recognizeEnglish(text: string, now: Date): FoundWhen[] {
  return windowsOf(text).flatMap(({ from, to }) => {
    const masked = text.slice(from, to).replace(notTime, found => '_'.repeat(found.length));
    if (count(masked, numbers) > mostNumbersInWindow) return [];
    if (count(masked, hint) > mostHintsInWindow) return [];
    return parse(masked, now).flatMap(one => {
      const when = judge(one, now);
      if (!when) return [];
      const [start, end] = [from + one.start, from + one.end + 1];
      return [
        { when, start, end, text: text.slice(start, end), rule: `recognizers ${one.typeName}` },
      ];
    });
  });
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function parse(text: string, now: Date): Recognized[] {
  model ??= loadModel();
  return model.parse(text, onTheWall(now)) as Recognized[];
}

/** Loads the library with the first text that needs it: it takes half a second, and few texts do. */
function loadModel(): DateTimeModel {
  const library: typeof Recognizers = createRequire(__filename)(
    '@microsoft/recognizers-text-date-time',
  );
  return new library.DateTimeRecognizer(dayFirst, 0).getDateTimeModel();
}

/** A date whose local fields, in whatever zone this machine is, are those of the clock in Hanoi. */
function onTheWall(now: Date): Date {
  const { today, minute } = hanoiClock(now);
  const wall = new Date(today * 86_400_000);
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    Math.floor(minute / 60),
    minute % 60,
  );
}

function judge({ typeName, resolution, text }: Recognized, now: Date): When | undefined {
  const kind = typeName.replace('datetimeV2.', '');
  const values = resolution?.values ?? [];
  if (values.length === 0 || kind === 'duration' || kind === 'set') return undefined;
  if (notTimeAlone.test(text)) return undefined;
  const readings = pastReadings(kind, values, hanoiClock(now));
  if (readings.length > 0) return whenOf(readings);
  return values.some(({ value, start }) => /^[12]\d{3}-/.test(value ?? start ?? ''))
    ? { kind: 'none', reason: 'future' }
    : undefined;
}

/** Short stretches around the words that speak of time, cut between words. */
function windowsOf(text: string): { from: number; to: number }[] {
  const windows: { from: number; to: number }[] = [];
  for (const { index } of text.matchAll(hint)) {
    if (windows.length === mostWindows) break;
    if (index < (windows.at(-1)?.to ?? 0)) continue;
    const from = Math.max(windows.at(-1)?.to ?? 0, index - lead);
    const start = from === 0 ? 0 : afterSpace(text, from, index);
    const to = Math.min(text.length, start + longestWindow);
    windows.push({ from: start, to });
  }
  return windows;
}

function afterSpace(text: string, from: number, to: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 || space >= to ? from : space + 1;
}
