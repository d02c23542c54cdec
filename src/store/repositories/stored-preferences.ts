import type { Preferences } from '../../domain/ports';
import type { Preference } from '../../domain/preference';
import type { Database } from '../database/database';
import { bytes, instant, number, type Row, text } from '../database/rows';
import type { ContactLookup } from '../vault/contact-lookup';
import type { KeyRing } from '../vault/key-ring';
import { places, scopes } from '../vault/scopes';
import { unseal } from '../vault/sealing';

const columns = 'contact, purpose, way, allowed, since, reference, sealed';

export class StoredPreferences implements Preferences {
  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly lookup: ContactLookup,
  ) {}

  async of(contact: string): Promise<Preference[]> {
    const rows = await this.database.read(
      `SELECT ${columns} FROM preference WHERE contact = ? ORDER BY purpose, way`,
      [this.lookup.hash(contact)],
    );
    return this.open(rows);
  }

  /** `limit` counts contacts, of which each comes with all that was decided about it. */
  async page({ after, limit }: { after?: string; limit: number }): Promise<Preference[]> {
    const last = after === undefined ? Buffer.alloc(0) : this.lookup.hash(after);
    const rows = await this.database.read(
      `SELECT ${columns} FROM preference WHERE contact IN
         (SELECT DISTINCT contact FROM preference WHERE contact > ? ORDER BY contact LIMIT ?)
       ORDER BY contact, purpose, way`,
      [last, limit],
    );
    return this.open(rows);
  }

  private async open(rows: Row[]): Promise<Preference[]> {
    const keys = await this.keyRing.find(rows.map(row => scopes.contact(bytes(row, 'contact'))));
    return rows.flatMap(row => {
      const key = keys.get(scopes.contact(bytes(row, 'contact')));
      return key ? [preferenceOf(row, key)] : [];
    });
  }
}

function preferenceOf(row: Row, key: Buffer): Preference {
  const purpose = text(row, 'purpose') as Preference['purpose'];
  const way = text(row, 'way') as Preference['way'];
  const place = places.preference(bytes(row, 'contact'), purpose, way);
  return {
    contact: unseal(key, place, bytes(row, 'sealed')).toString(),
    purpose,
    way,
    allowed: number(row, 'allowed') === 1,
    since: instant(row, 'since'),
    reference: text(row, 'reference'),
  };
}
