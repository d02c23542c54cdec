import type { TimeReading } from '../../domain/when';
import type { FoundWhen } from './found-when';
import { readingsOf } from './meaning/reckon';

/**
 * A finding in the shape that Microsoft's Recognizers give (`ModelResult`), for code and tools that know
 * that shape: `end` is the last character's place, times are Hanoi's, ends of ranges are excluded.
 */
export interface ModelResult {
  start: number;
  end: number;
  text: string;
  typeName: string;
  resolution: { values: Record<string, string>[] };
}

export function toModelResult({ when, start, end, text }: FoundWhen): ModelResult | undefined {
  const readings = readingsOf(when);
  const [first] = readings;
  if (!first) return undefined;
  return {
    start,
    end: end - 1,
    text,
    typeName: `datetimeV2.${typeOf(first)}`,
    resolution: { values: readings.map(recognized) },
  };
}

function typeOf(reading: TimeReading): string {
  if (reading.kind !== 'datetime') return reading.kind;
  return reading.end ? 'datetimerange' : 'datetime';
}

function recognized(reading: TimeReading): Record<string, string> {
  const type = typeOf(reading);
  if (reading.kind === 'daterange') {
    const after = Date.parse(reading.end) + 86_400_000;
    const end = new Date(after).toISOString().slice(0, 10);
    const days = Math.round((after - Date.parse(reading.start)) / 86_400_000);
    return { timex: `(${reading.start},${end},P${days}D)`, type, start: reading.start, end };
  }
  if (reading.kind === 'date') return { timex: reading.start, type, value: reading.start };
  const start = clockTime(reading.start);
  if (!reading.end) return { timex: reading.start.slice(0, 16), type, value: start };
  const timex = `(${reading.start.slice(0, 16)},${reading.end.slice(0, 16)})`;
  return { timex, type, start, end: clockTime(reading.end) };
}

/** `2026-06-17 19:00:00` */
const clockTime = (iso: string): string => iso.slice(0, 19).replace('T', ' ');
