import type { StaffRole } from '../../domain/staff';

/** Who asks: a person who has signed in, or a program with a token. */
export interface Principal {
  kind: 'person' | 'program';
  /** Of the account or of the token: what the history of a case names. */
  id: string;
  name: string;
  role: StaffRole;
  /** Where it may do less than its role. */
  rights?: readonly string[];
}
