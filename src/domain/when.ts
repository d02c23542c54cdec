/**
 * The answer to "when did it happen?", as the desk understands it.
 *
 * Dates are calendar dates in Hanoi (`YYYY-MM-DD`); date-times carry the Hanoi offset
 * (`2026-06-17T19:00:00+07:00`). Both ends of a range are included.
 */
export type PartOfDay = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** One reading of an expression of time. */
export type TimeReading =
  | { kind: 'date'; start: string; partOfDay?: PartOfDay }
  | { kind: 'datetime'; start: string; end?: string }
  | { kind: 'daterange'; start: string; end: string };

/** Why an expression of time could not be used. `not-a-date` also stands for "nothing was said of time". */
export type NoTimeReason = 'future' | 'invalid' | 'not-a-date' | 'unknown' | 'vague';

/** A reading, several honest readings (the first is preferred; the customer is asked), or none. */
export type When =
  | TimeReading
  | { kind: 'ambiguous'; anyOf: [TimeReading, TimeReading, ...TimeReading[]] }
  | { kind: 'none'; reason: NoTimeReason };
