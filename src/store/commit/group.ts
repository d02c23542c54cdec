import type { Dialect } from '../database/dialect';
import type { Nonces } from '../vault/nonces';
import { seal } from '../vault/sealing';
import type { Plan } from './plan';

/** The turns that share one transaction, and what it takes to write them. */
export interface Group {
  dialect: Dialect;
  plans: Plan[];
  /** The sealing key of every scope that the plans name. */
  keys: Map<string, Buffer>;
  /** Signs the ends of case histories. */
  historyKey: Buffer;
  nonces: Nonces;
  /** When it is written, UTC. */
  now: Date;
}

export function sealFor(
  group: Pick<Group, 'keys' | 'nonces'>,
  scope: string,
  place: string,
  content: string,
): Buffer {
  const key = group.keys.get(scope);
  if (!key) throw new Error('a scope of the group has no key');
  return seal(key, place, content, group.nonces);
}
