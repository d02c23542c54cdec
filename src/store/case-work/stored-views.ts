import { z } from 'zod';
import type { SavedView, SavedViews } from '../../domain/case-work/keeping';
import { contactKey } from '../../domain/preference';
import type { Database } from '../database/database';
import { bytes, text } from '../database/rows';
import { insert } from '../database/statements';
import type { Nonces } from '../vault/nonces';
import { places } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';

const content = z.object({ name: z.string(), query: z.string() });

/** Sealed, because what somebody searched for may be a customer's phone number. */
export class StoredViews implements SavedViews {
  constructor(
    private readonly database: Database,
    private readonly key: Buffer,
    private readonly nonces: Nonces,
  ) {}

  async of(accountId: string): Promise<SavedView[]> {
    const rows = await this.database.read(
      'SELECT id, sealed FROM saved_view WHERE account_id = ? ORDER BY id',
      [accountId],
    );
    return rows.map(row => {
      const id = text(row, 'id');
      const plain = unseal(this.key, places.view(accountId, id), bytes(row, 'sealed'));
      return { id, ...content.parse(JSON.parse(plain.toString())) };
    });
  }

  async put(accountId: string, { id, name, query }: SavedView): Promise<void> {
    const plain = JSON.stringify({ name, query });
    const row = [accountId, id, seal(this.key, places.view(accountId, id), plain, this.nonces)];
    const ending = 'ON CONFLICT (account_id, id) DO UPDATE SET sealed = excluded.sealed';
    const columns = ['account_id', 'id', 'sealed'];
    await this.database.write(ask => insert(ask, 'saved_view', columns, [row], ending));
  }

  /** The searches for one of these contacts (`contactKey`), whoever keeps them. */
  async naming(contacts: readonly string[]): Promise<{ accountId: string; id: string }[]> {
    const rows = await this.database.read('SELECT account_id, id, sealed FROM saved_view');
    return rows.flatMap(row => {
      const [accountId, id] = [text(row, 'account_id'), text(row, 'id')];
      const plain = unseal(this.key, places.view(accountId, id), bytes(row, 'sealed'));
      const { query } = content.parse(JSON.parse(plain.toString()));
      const sought = contactKey(new URLSearchParams(query).get('q') ?? '');
      return sought !== undefined && contacts.includes(sought) ? [{ accountId, id }] : [];
    });
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const { affected } = await this.database.write(ask =>
      ask('DELETE FROM saved_view WHERE account_id = ? AND id = ?', [accountId, id]),
    );
    return affected > 0;
  }
}
