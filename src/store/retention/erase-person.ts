import type { Contact } from '../../domain/answers';
import type { Actor } from '../../domain/case';
import { contactKey } from '../../domain/preference';
import type { StoredViews } from '../case-work/stored-views';
import { readConversationContent } from '../commit/contents';
import type { Database } from '../database/database';
import { bytes, text } from '../database/rows';
import { parameters } from '../database/statements';
import type { Erasure } from '../erasure';
import type { ContactLookup } from '../vault/contact-lookup';
import type { KeyRing } from '../vault/key-ring';
import { places, scopes } from '../vault/scopes';
import { unseal } from '../vault/sealing';
import type { Removal, Removals, Removed } from './removals';

export interface PersonParts {
  database: Database;
  keyRing: KeyRing;
  lookup: ContactLookup;
  erasure: Erasure;
  removals: Removals;
  /** The searches that staff keep. */
  views: Pick<StoredViews, 'naming' | 'remove'>;
}

export interface PersonErasure {
  /** Every phone and e-mail address that the person names. */
  contact: Contact;
  now: Date;
  actor: Actor;
  /** Cases that stay whole, such as the one that is the proof of this very erasure. */
  except?: readonly string[];
  /** Only tells what would go. */
  dryRun: boolean;
}

/** What was found by a contact, and the record where it was removed. */
export interface PersonErased {
  references: string[];
  removed: Removed;
  /**
   * Other cases that the same talks filed, under other contacts: they stay, and somebody has to decide.
   * Their talk goes.
   */
  related: string[];
  removal?: Removal;
}

const askedAtOnce = 500;

/** Erases all that the desk has of a person, found by the contacts that her cases gave. */
export class PersonEraser {
  constructor(private readonly parts: PersonParts) {}

  async erase(options: PersonErasure): Promise<PersonErased> {
    const { contact, now, actor, except = [], dryRun } = options;
    const { erasure, removals, database } = this.parts;
    const hashes = this.parts.lookup.hashes(contact);
    if (hashes.length === 0) return { references: [], removed: {}, related: [] };
    const references = (await this.casesOf(hashes)).filter(each => !except.includes(each));
    const kept = await this.conversationsOf([...except]);
    const hers = (await this.talksWith(contact)).filter(id => !kept.includes(id));
    const conversations = [...new Set([...(await this.conversationsOf(references)), ...hers])];
    const preferences = await this.preferencesOf(hashes);
    const searches = await this.searchesOf(contact);
    const files = await this.filesOf(references);
    const removed: Removed = {
      ...(references.length > 0 && { cases: references.length }),
      ...(conversations.length > 0 && { conversations: conversations.length }),
      ...(files > 0 && { evidence: files }),
      ...(preferences > 0 && { preferences }),
      ...(searches.length > 0 && { searches: searches.length }),
    };
    const related = await this.relatedTo(conversations, [...references, ...except]);
    if (dryRun || Object.keys(removed).length === 0) return { references, removed, related };
    for (const reference of references) await erasure.case(reference, now, actor);
    for (const id of conversations) await erasure.conversation(id);
    await this.erasePreferences(hashes);
    for (const { accountId, id } of searches) await this.parts.views.remove(accountId, id);
    const removal = await removals.record({ at: now, reason: 'request', actor, removed });
    await database.tidy();
    return { references, removed, related, removal };
  }

  private async casesOf(hashes: Buffer[]): Promise<string[]> {
    const rows = await this.parts.database.read(
      `SELECT DISTINCT reference FROM contact_lookup WHERE hash IN (${parameters(hashes.length)})
       ORDER BY reference`,
      hashes,
    );
    return rows.map(row => text(row, 'reference'));
  }

  private async conversationsOf(references: string[]): Promise<string[]> {
    if (references.length === 0) return [];
    const rows = await this.parts.database.read(
      `SELECT DISTINCT c.id FROM conversation c JOIN desk_case d ON d.conversation_id = c.id
       WHERE d.reference IN (${parameters(references.length)}) ORDER BY c.id`,
      references,
    );
    return rows.map(row => text(row, 'id'));
  }

  private searchesOf(contact: Contact): Promise<{ accountId: string; id: string }[]> {
    return this.parts.views.naming(keysOf(contact));
  }

  private async filesOf(references: string[]): Promise<number> {
    if (references.length === 0) return 0;
    const rows = await this.parts.database.read(
      `SELECT DISTINCT evidence_id FROM case_evidence
       WHERE reference IN (${parameters(references.length)})`,
      references,
    );
    return rows.length;
  }

  /** The talks over a channel that knows its customers by their address or number, as e-mail does. */
  private async talksWith(contact: Contact): Promise<string[]> {
    const contacts = keysOf(contact);
    const found: string[] = [];
    for (let last = ''; ; ) {
      const rows = await this.parts.database.read(
        `SELECT id, sealed FROM conversation WHERE id > ? AND channel <> 'directline'
         ORDER BY id LIMIT ${askedAtOnce}`,
        [last],
      );
      const keys = await this.parts.keyRing.find(
        rows.map(row => scopes.conversation(text(row, 'id'))),
      );
      for (const row of rows) {
        const id = text(row, 'id');
        const key = keys.get(scopes.conversation(id));
        const user = key && userIn(unseal(key, places.conversation(id), bytes(row, 'sealed')));
        if (user && contacts.includes(contactKey(user) ?? '')) found.push(id);
      }
      last = rows.length > 0 ? text(rows.at(-1) ?? {}, 'id') : last;
      if (rows.length < askedAtOnce) return found;
    }
  }

  private async preferencesOf(hashes: Buffer[]): Promise<number> {
    const rows = await this.parts.database.read(
      `SELECT purpose FROM preference WHERE contact IN (${parameters(hashes.length)})`,
      hashes,
    );
    return rows.length;
  }

  private async relatedTo(conversations: string[], known: string[]): Promise<string[]> {
    if (conversations.length === 0) return [];
    const rows = await this.parts.database.read(
      `SELECT reference FROM desk_case WHERE erased_at IS NULL
         AND conversation_id IN (${parameters(conversations.length)}) ORDER BY reference`,
      conversations,
    );
    return rows.map(row => text(row, 'reference')).filter(each => !known.includes(each));
  }

  private async erasePreferences(hashes: Buffer[]): Promise<void> {
    const { database, keyRing } = this.parts;
    await database.write(async ask => {
      await ask(`DELETE FROM preference WHERE contact IN (${parameters(hashes.length)})`, hashes);
      await keyRing.erase(ask, hashes.map(scopes.contact));
    });
  }
}

const keysOf = ({ phone, email }: Contact): string[] =>
  [phone, email].flatMap(each => contactKey(each ?? '') ?? []);

/** The channel's own id of the customer. */
function userIn(content: Buffer): string | undefined {
  const { user } = readConversationContent(content.toString()).address;
  const id =
    typeof user === 'object' && user !== null && !Array.isArray(user) ? user.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
