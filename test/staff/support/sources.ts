import { randomBytes, randomInt } from 'node:crypto';
import type { RandomSource, TimeSource } from '../../../src/domain/ports';
import type { StaffLog } from '../../../src/staff/staff-log';

export class TestClock implements TimeSource {
  #now: number;
  constructor(start = '2026-03-02T09:00:00+07:00') {
    this.#now = Date.parse(start);
  }
  now(): Date {
    return new Date(this.#now);
  }
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

export const realRandom: RandomSource = {
  integer: bound => randomInt(bound),
  bytes: length => randomBytes(length),
};

export class TestLog implements StaffLog {
  readonly entries: { level: string; fields: Readonly<Record<string, string | number>> }[] = [];
  info = this.#at('info');
  warn = this.#at('warn');
  error = this.#at('error');
  codes(level?: string): unknown[] {
    return this.entries
      .filter(entry => level === undefined || entry.level === level)
      .map(entry => entry.fields.code);
  }
  #at(level: string): StaffLog['info'] {
    return fields => {
      this.entries.push({ level, fields });
    };
  }
}
