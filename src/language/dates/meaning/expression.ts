import type { NoTimeReason, PartOfDay } from '../../../domain/when';

/**
 * What an expression of time says, before it is reckoned from a moment: the tongue that grammars speak
 * and the reckoner understands. Counts of "ago" look back: 1 is the last one, 0 the current, -1 the next.
 */
export type YearReference = { year: number } | { yearsAgo: number };

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

export type Period =
  | { unit: 'week'; weeksAgo?: number }
  | { unit: 'month'; month?: number; monthsAgo?: number; year?: YearReference; lunar?: boolean }
  | { unit: 'quarter'; quarter?: number; quartersAgo?: number; year?: YearReference }
  | { unit: 'season'; season: Season; year?: YearReference; ended?: true }
  | { unit: 'year'; year?: YearReference };

/** Thirds are exact (thượng tuần, hạ tuần); early, mid and late are as vague as they sound. */
export type Portion =
  | 'early'
  | 'mid'
  | 'late'
  | 'first-half'
  | 'second-half'
  | 'first-third'
  | 'second-third'
  | 'last-third';

export type CountedUnit = 'day' | 'week' | 'month' | 'year';

export type DayReference =
  | { type: 'offset'; days: number }
  /** Without `weeksAgo` the latest one; `strict` leaves today out, `skipped` goes further back by weeks. */
  | { type: 'weekday'; weekday: number; weeksAgo?: number; strict?: boolean; skipped?: number }
  /** A day of a month; what is not said is filled with the latest that fits. */
  | {
      type: 'date';
      day: number;
      month?: number;
      year?: YearReference;
      monthsAgo?: number;
      lunar?: boolean;
      /** The day of the week that was named with it. */
      weekday?: number;
    }
  | { type: 'holiday'; name: string; year?: YearReference; strict?: boolean; daysAfter?: number }
  /** The days around the lunar new year by their Tết names: 1 is mùng 1, 30 is its eve, 28 two days before. */
  | { type: 'tet'; day: number; year?: YearReference }
  | { type: 'period'; period: Period; portion?: Portion }
  /** The so-manieth day, week or weekday of a period; -1 is the last. */
  | {
      type: 'nth';
      ordinal: number;
      of: 'day' | 'week' | 'weekday';
      weekday?: number;
      period: Period;
    }
  | { type: 'ago'; count: number; unit: CountedUnit }
  /** "2-3 days ago". */
  | { type: 'ago-about'; counts: [number, number]; unit: CountedUnit }
  /** The last so many units up to now: "3 ngày qua"; `running` where now belongs to it: "3 hôm nay". */
  | { type: 'rolling'; count: number; unit: CountedUnit; running: boolean };

export interface Clock {
  /** 0 to 24 as it was said. */
  hour: number;
  minute: number;
  half?: 'am' | 'pm';
}

export interface Moment {
  day?: DayReference;
  part?: PartOfDay;
  clock?: Clock;
  /** The end of a span of time within the day: "7-8h tối". */
  until?: Clock;
}

export type TimeExpression =
  | { type: 'moment'; moment: Moment }
  | { type: 'span'; from: Moment; to: Moment | 'now' }
  | { type: 'choice'; options: Moment[] }
  /** So many minutes ago; `span` where the time since then is meant. */
  | { type: 'elapsed'; minutes: number; span?: boolean }
  | { type: 'none'; reason: NoTimeReason };
