import type { CaseState } from '../case';

export const urgencies = ['late', 'today', 'early', 'none'] as const;
export type Urgency = (typeof urgencies)[number];

/** Which cases of staff's queue are wanted; what is not named does not matter. */
export interface CaseSearch {
  states: readonly CaseState[];
  types?: readonly string[];
  urgency?: readonly Urgency[];
  /** A staff account, or nobody. */
  assigned?: string | null;
  find?: CaseSought;
  /** What late and today are measured by. */
  now?: Date;
  offset: number;
  limit: number;
}

/** Nobody counts further through what a search finds: a page must not wait for the count of a million. */
export const mostCounted = 10_000;

/** What somebody typed into the search: a whole number, a whole contact, or words of the telling. */
export type CaseSought = { reference: string } | { contact: string } | { words: string[] };
