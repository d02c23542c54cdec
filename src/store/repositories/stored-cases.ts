import type { Repository } from 'typeorm';
import type { Contact } from '../../domain/answers';
import type { Actor, Case, CaseEvent, CaseOutcome, CaseState } from '../../domain/case';
import type { JsonObject } from '../../domain/json';
import type { Language } from '../../domain/language';
import type { Cases } from '../../domain/ports';
import { erasedCaseContent, readCaseContent, readClocks } from '../commit/contents';
import type { Database } from '../database/database';
import { bytes, instant, number, optional, type Row, text } from '../database/rows';
import { parameters, type Value } from '../database/statements';
import { type CaseEventRow, caseEventTable } from '../entities';
import type { ContactLookup } from '../vault/contact-lookup';
import type { KeyRing } from '../vault/key-ring';
import { places, scopes } from '../vault/scopes';
import { unseal } from '../vault/sealing';
import { type QueueQuery, queuePage } from './case-queue';

const columns = `reference, version, type, form_version, state, outcome, language, received_at, clocks, sealed,
  conversation_id, transcript_up_to, assigned_to, duplicate_of, erased_at`;
const newestFirst = 'ORDER BY received_at DESC, reference DESC';

/** Cases as people read them. An erased one keeps its number, type, states and times, and no content. */
export class StoredCases implements Cases {
  private readonly events: Repository<CaseEventRow>;

  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly lookup: ContactLookup,
  ) {
    this.events = database.entities.getRepository<CaseEventRow>(caseEventTable);
  }

  async find(reference: string): Promise<Case | undefined> {
    return (await this.select('WHERE reference = ?', [reference]))[0];
  }

  ofConversation(conversationId: string): Promise<Case[]> {
    return this.select(`WHERE conversation_id = ? ${newestFirst}`, [conversationId]);
  }

  /** Oldest first; nothing after a case that does not exist. */
  page({ after, limit }: { after?: string; limit: number }): Promise<Case[]> {
    const last = 'SELECT received_at, reference FROM desk_case WHERE reference = ?';
    return this.select(
      `${after === undefined ? '' : `WHERE (received_at, reference) > (${last})`}
       ORDER BY received_at, reference LIMIT ?`,
      [...(after === undefined ? [] : [after]), limit],
    );
  }

  /** Staff's queue: the nearest open due date first, then what has none, newest first. */
  async nearestDue(query: QueueQuery): Promise<{ cases: Case[]; total: number }> {
    const { references, total } = await queuePage(this.database, this.lookup, query);
    const found =
      references.length === 0
        ? []
        : await this.select(`WHERE reference IN (${parameters(references.length)})`, references);
    const byReference = new Map(found.map(one => [one.reference, one]));
    const ordered = references.flatMap(reference => byReference.get(reference) ?? []);
    return { cases: ordered, total };
  }

  /** The cases that gave this phone or this e-mail address as contact, newest first. */
  async ofContact(contact: Contact): Promise<Case[]> {
    const hashes = this.lookup.hashes(contact);
    if (hashes.length === 0) return [];
    return this.select(
      `WHERE reference IN (SELECT reference FROM contact_lookup WHERE hash IN (${parameters(hashes.length)}))
       ${newestFirst}`,
      hashes,
    );
  }

  /** The numbers of the cases that are linked to this one as its duplicates. */
  async duplicatesOf(reference: string): Promise<string[]> {
    const rows = await this.database.read(
      'SELECT reference FROM desk_case WHERE duplicate_of = ? ORDER BY received_at, reference',
      [reference],
    );
    return rows.map(row => text(row, 'reference'));
  }

  async history(reference: string): Promise<CaseEvent[]> {
    const rows = await this.database.reading(
      this.events.find({ where: { reference }, order: { seq: 'ASC' } }),
    );
    const scope = scopes.case(reference);
    const key = (await this.keyRing.find([scope])).get(scope);
    return rows.map(row => eventOf(row, key));
  }

  private async select(which: string, values: Value[]): Promise<Case[]> {
    const rows = await this.database.read(`SELECT ${columns} FROM desk_case ${which}`, values);
    const scopeOf = (row: Row): string => scopes.case(text(row, 'reference'));
    const keys = await this.keyRing.find(rows.map(scopeOf));
    return rows.map(row => caseOf(row, keys.get(scopeOf(row))));
  }
}

function caseOf(row: Row, key: Buffer | undefined): Case {
  const reference = text(row, 'reference');
  const isErased = optional(instant, row, 'erased_at') !== undefined;
  const content =
    key && !isErased
      ? readCaseContent(unseal(key, places.case(reference), bytes(row, 'sealed')).toString())
      : erasedCaseContent();
  const outcome = optional(text, row, 'outcome');
  const conversationId = optional(text, row, 'conversation_id');
  const transcriptUpTo = optional(number, row, 'transcript_up_to');
  const assignedTo = optional(text, row, 'assigned_to');
  const duplicateOf = optional(text, row, 'duplicate_of');
  return {
    reference,
    version: number(row, 'version'),
    type: text(row, 'type'),
    formVersion: number(row, 'form_version'),
    state: text(row, 'state') as CaseState,
    language: text(row, 'language') as Language,
    receivedAt: instant(row, 'received_at'),
    ...(outcome !== undefined && { outcome: outcome as CaseOutcome }),
    clocks: readClocks(text(row, 'clocks')),
    ...content,
    ...(conversationId !== undefined && { conversationId }),
    ...(transcriptUpTo !== undefined && { transcriptUpTo }),
    ...(assignedTo !== undefined && { assignedTo }),
    ...(duplicateOf !== undefined && { duplicateOf }),
  };
}

function eventOf(row: CaseEventRow, key: Buffer | undefined): CaseEvent {
  const { reference, seq, at, type, sealed } = row;
  const detail = key && sealed.length > 0 ? openDetail(key, row) : {};
  return { reference, seq, at, actor: actorOf(row), type, detail };
}

const openDetail = (key: Buffer, { reference, seq, sealed }: CaseEventRow): JsonObject =>
  JSON.parse(unseal(key, places.event(reference, seq), sealed).toString()) as JsonObject;

export const actorOf = ({ actor, staffId }: Pick<CaseEventRow, 'actor' | 'staffId'>): Actor =>
  actor === 'staff' ? { kind: 'staff', id: staffId ?? '' } : { kind: actor };
