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

/** What somebody typed into the search: a whole number, a whole contact, or words of the telling. */
export type CaseSought = { reference: string } | { contact: string } | { words: string[] };
