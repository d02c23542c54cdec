import type { PartOfDay } from '../../../domain/when';
import type {
  Clock,
  DayReference,
  Moment,
  Period,
  Portion,
  Season,
  TimeExpression,
  YearReference,
} from '../meaning/expression';

/** A clock time with the part of the day that was said with it. */
export interface ClockTime {
  clock: Clock;
  until?: Clock;
  part?: PartOfDay;
}

/**
 * What a word, or several together, can stand for in the grammars; each name may be used in a rule's
 * pattern. Words come with their senses from the lexicon, rules make new ones out of them.
 */
export interface Senses {
  // Numbers
  num: number;
  /** Written in figures; always with `num`. */
  figure: true;
  /** Four figures that look like a year. */
  yearnum: number;
  ten: true;
  tens: true;
  score: number;
  lastdigit: number;
  half: true;
  few: true;
  ordinal: number;
  suffix: true;
  single: true;
  // Units
  dayunit: true;
  weekunit: true;
  monthunit: true;
  quarterunit: true;
  yearunit: true;
  hourunit: true;
  hourspan: true;
  gram: true;
  minuteunit: true;
  secondunit: true;
  weekendunit: true;
  fortnight: true;
  // Days and their parts
  offset: number;
  thu: true;
  weekday: number;
  monthname: number;
  /** A month that is mostly something else: may, march. */
  maybemonth: number;
  /** A weekday that may be something else: sat, sun. */
  shortday: number;
  quarternum: number;
  lunarmonth: number;
  mung: true;
  fullmoon: true;
  lunar: true;
  solar: true;
  season: Season;
  holiday: string;
  portion: Portion;
  firstone: true;
  lastone: true;
  part: PartOfDay;
  lastnight: true;
  tonight: true;
  twelve: PartOfDay;
  buoi: true;
  meridiem: 'am' | 'pm';
  minus: true;
  past: true;
  // Where on the line of time
  /** How many back: 1 the last, 2 the one before it. */
  previous: number;
  before: true;
  after: true;
  ago: true;
  lately: true;
  gone: true;
  current: true;
  next: true;
  morrow: number;
  now: true;
  untilnow: true;
  justnow: true;
  // What joins
  from: true;
  to: true;
  since: true;
  inside: true;
  attime: true;
  outset: true;
  between: true;
  and: true;
  or: true;
  at: true;
  negation: true;
  each: true;
  birth: true;
  place: true;
  the: true;
  /** Says nothing about time and may stand anywhere: left out. */
  filler: true;
  vague: true;
  unknown: true;
  // What tells a number from a date
  notdatebefore: true;
  notdateafter: true;
  fractionafter: true;
  counted: true;
  street: true;
  name: true;
  word: true;
  junk: true;
  slash: true;
  dash: true;
  dot: true;
  colon: true;
  comma: true;
  // What rules make
  clock: ClockTime;
  minutes: number;
  year: YearReference;
  month: Period & { unit: 'month' };
  period: Period;
  date: DayReference;
  days: DayReference;
  moment: Moment;
  expression: TimeExpression;
}

export type Sense = keyof Senses;
export type SenseMap = Partial<Senses>;
