import type { Repository } from 'typeorm';
import type { Contact } from '../../domain/answers';
import type { Actor, Case, CaseEvent } from '../../domain/case';
import type { JsonObject } from '../../domain/json';
import type { Cases } from '../../domain/ports';
import { erasedCaseContent, readCaseContent, readClocks } from '../commit/contents';
import type { Database } from '../database/database';
import { In } from '../database/orm';
import { text } from '../database/rows';
import {
  type CaseEventRow,
  type CaseRow,
  type ContactLookupRow,
  caseEventTable,
  caseTable,
  contactLookupTable,
} from '../entities';
import type { ContactLookup } from '../vault/contact-lookup';
import type { KeyRing } from '../vault/key-ring';
import { places, scopes } from '../vault/scopes';
import { unseal } from '../vault/sealing';
import { type QueueQuery, queuePage } from './case-queue';

/** Cases as people read them. An erased one keeps its number, type, states and times, and no content. */
export class StoredCases implements Cases {
  private readonly cases: Repository<CaseRow>;
  private readonly events: Repository<CaseEventRow>;
  private readonly contacts: Repository<ContactLookupRow>;

  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly lookup: ContactLookup,
  ) {
    this.cases = database.entities.getRepository<CaseRow>(caseTable);
    this.events = database.entities.getRepository<CaseEventRow>(caseEventTable);
    this.contacts = database.entities.getRepository<ContactLookupRow>(contactLookupTable);
  }

  async find(reference: string): Promise<Case | undefined> {
    return (await this.open(await this.database.reading(this.cases.findBy({ reference }))))[0];
  }

  async ofConversation(conversationId: string): Promise<Case[]> {
    const rows = await this.database.reading(
      this.cases.find({
        where: { conversationId },
        order: { receivedAt: 'DESC', reference: 'DESC' },
      }),
    );
    return this.open(rows);
  }

  async page({ after, limit }: { after?: string; limit: number }): Promise<Case[]> {
    const page = this.cases
      .createQueryBuilder('c')
      .orderBy('c.received_at', 'ASC')
      .addOrderBy('c.reference', 'ASC')
      .limit(limit);
    const last =
      after === undefined
        ? null
        : await this.database.reading(this.cases.findOneBy({ reference: after }));
    if (after !== undefined && !last) return [];
    if (last)
      page.where('(c.received_at, c.reference) > (:at, :reference)', {
        at: last.receivedAt.getTime(),
        reference: last.reference,
      });
    return this.open(await this.database.reading(page.getMany()));
  }

  /** Staff's queue: the nearest open due date first, then what has none, newest first. */
  async nearestDue(query: QueueQuery): Promise<{ cases: Case[]; total: number }> {
    const { references, total } = await queuePage(this.database, this.lookup, query);
    const rows = await this.database.reading(this.cases.findBy({ reference: In(references) }));
    const byReference = new Map(rows.map(row => [row.reference, row]));
    const ordered = references.flatMap(reference => byReference.get(reference) ?? []);
    return { cases: await this.open(ordered), total };
  }

  /** The cases that gave this phone or this e-mail address as contact, newest first. */
  async ofContact(contact: Contact): Promise<Case[]> {
    const hash = In(this.lookup.hashes(contact));
    const found = await this.database.reading(this.contacts.findBy({ hash }));
    if (found.length === 0) return [];
    const reference = In([...new Set(found.map(row => row.reference))]);
    const rows = await this.database.reading(
      this.cases.find({ where: { reference }, order: { receivedAt: 'DESC', reference: 'DESC' } }),
    );
    return this.open(rows);
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

  private async open(rows: CaseRow[]): Promise<Case[]> {
    const keys = await this.keyRing.find(rows.map(row => scopes.case(row.reference)));
    return rows.map(row => caseOf(row, keys.get(scopes.case(row.reference))));
  }
}

function caseOf(row: CaseRow, key: Buffer | undefined): Case {
  const content =
    key && !row.erasedAt
      ? readCaseContent(unseal(key, places.case(row.reference), row.sealed).toString())
      : erasedCaseContent();
  const { reference, version, type, formVersion, state, language, receivedAt } = row;
  return {
    ...{ reference, version, type, formVersion, state, language, receivedAt },
    ...(row.outcome !== null && { outcome: row.outcome }),
    clocks: readClocks(row.clocks),
    ...content,
    ...(row.conversationId !== null && { conversationId: row.conversationId }),
    ...(row.transcriptUpTo !== null && { transcriptUpTo: row.transcriptUpTo }),
    ...(row.assignedTo !== null && { assignedTo: row.assignedTo }),
    ...(row.duplicateOf !== null && { duplicateOf: row.duplicateOf }),
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
