import type { Value } from '../database/statements';
import { insertion, type Write } from '../database/writes';
import { places } from '../vault/scopes';
import { type Group, sealFor } from './group';

const columns = ['contact', 'purpose', 'way', 'allowed', 'since', 'reference', 'sealed'];

/** Writes what customers decided, each in the place of what they decided before. */
export function preferenceWrite(group: Group): Write {
  // A statement must not write a row twice, and processes have to take the rows in one order.
  const rows = new Map<string, Value[]>();
  for (const { preferences } of group.plans)
    for (const { row, hash, scope } of preferences) {
      const { contact, purpose, way, allowed, since, reference } = row;
      const place = places.preference(hash, purpose, way);
      const sealed = sealFor(group, scope, place, contact);
      rows.set(place, [hash, purpose, way, allowed ? 1 : 0, since.getTime(), reference, sealed]);
    }
  const ordered = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return insertion(
    'preference',
    columns,
    ordered,
    `ON CONFLICT (contact, purpose, way) DO UPDATE SET allowed = excluded.allowed,
       since = excluded.since, reference = excluded.reference, sealed = excluded.sealed`,
  );
}
