import type { Actor } from '../domain/case';
import { meetClock } from '../domain/clock/clock';
import { DeskError } from '../domain/errors';
import { readClocks } from './commit/contents';
import type { ConversationCache } from './commit/conversation-cache';
import type { Database } from './database/database';
import { bytes, number, optional, type Row, text } from './database/rows';
import { type Ask, inParts, parameters } from './database/statements';
import type { FileVault } from './evidence/file-vault';
import { chainHash, signHead } from './history/chain';
import { keptWithCase } from './retention/sweeps';
import type { KeyRing } from './vault/key-ring';
import { scopes } from './vault/scopes';

export interface ErasureParts {
  database: Database;
  keyRing: KeyRing;
  cache: ConversationCache;
  evidence: FileVault;
  historyKey: Buffer;
}

/** Where somebody has said something, or changed something, since: leave it. Milliseconds since 1970. */
export interface Unless {
  touchedSince?: number;
}

/** Makes what was said unreadable for good: the data keys go, and with them what they sealed. */
export class Erasure {
  constructor(private readonly parts: ErasureParts) {}

  /**
   * Erases a case's content, evidence and contacts. Number, type, states, times and the history without
   * its details stay, with an `erased` event as the proof. One that was still open counts as withdrawn:
   * nobody can answer it any more.
   * @returns whether it was there to be erased.
   * @throws DeskError `case-unknown`.
   */
  async case(
    reference: string,
    at: Date,
    actor: Actor,
    { touchedSince = Infinity }: Unless = {},
  ): Promise<boolean> {
    const files = await this.parts.database.write(async ask => {
      const row = await this.lockedCase(ask, reference);
      if (row.erased_at !== null || number(row, 'changed_at') >= touchedSince) return undefined;
      const linked = await ask('SELECT evidence_id FROM case_evidence WHERE reference = ?', [
        reference,
      ]);
      const ids = linked.rows.map(link => text(link, 'evidence_id'));
      await this.parts.keyRing.erase(ask, [scopes.case(reference), ...ids.map(scopes.evidence)]);
      await this.writeErased(ask, reference, row, at, actor);
      for (const table of [
        'contact_lookup',
        'case_word',
        'answer_package',
        'outbox',
        'case_evidence',
      ])
        await ask(`DELETE FROM ${table} WHERE reference = ?`, [reference]);
      for (const part of inParts(ids, 1))
        await ask(`DELETE FROM evidence WHERE id IN (${parameters(part.length)})`, part);
      await releaseConversation(ask, row);
      return ids;
    });
    for (const id of files ?? []) await this.parts.evidence.removeFile(id);
    return files !== undefined;
  }

  /**
   * Erases a conversation with its log, and the files in it that no case has.
   * @returns whether it was there to be erased.
   */
  async conversation(id: string, { touchedSince = Infinity }: Unless = {}): Promise<boolean> {
    const { database, keyRing, cache } = this.parts;
    const files = await database.write(async ask => {
      const found = await ask(
        `SELECT channel, last_active_at FROM conversation WHERE id = ? ${database.dialect.forUpdate}`,
        [id],
      );
      const [row] = found.rows;
      if (!row || number(row, 'last_active_at') >= touchedSince) return undefined;
      const loose = await ask(
        `SELECT id FROM evidence e WHERE conversation_id = ?
           AND NOT EXISTS (SELECT 1 FROM case_evidence l WHERE l.evidence_id = e.id)`,
        [id],
      );
      const ids = loose.rows.map(file => text(file, 'id'));
      await keyRing.erase(ask, [scopes.conversation(id), ...ids.map(scopes.evidence)]);
      await ask('DELETE FROM conversation WHERE id = ?', [id]);
      await ask('DELETE FROM outbox WHERE conversation_id = ? AND reference IS NULL', [id]);
      await ask('DELETE FROM inbound_event WHERE line = ?', [id]);
      await ask('DELETE FROM document WHERE key = ?', [stateDocument(id, text(row, 'channel'))]);
      for (const file of ids) await ask('DELETE FROM evidence WHERE id = ?', [file]);
      return ids;
    });
    cache.forget(id);
    keyRing.forget(scopes.conversation(id));
    for (const file of files ?? []) await this.parts.evidence.removeFile(file);
    return files !== undefined;
  }

  private async lockedCase(ask: Ask, reference: string): Promise<Row> {
    const { rows } = await ask(
      `SELECT event_count, history_head, erased_at, changed_at, state, outcome, clocks,
         conversation_id
       FROM desk_case WHERE reference = ? ${this.parts.database.dialect.forUpdate}`,
      [reference],
    );
    const [row] = rows;
    if (!row) throw new DeskError('case-unknown', 'there is no such case');
    return row;
  }

  private async writeErased(
    ask: Ask,
    reference: string,
    row: Row,
    at: Date,
    actor: Actor,
  ): Promise<void> {
    const seq = number(row, 'event_count') + 1;
    const nothing = Buffer.alloc(0);
    const event = { reference, seq, at, actor, type: 'erased', sealedDetail: nothing };
    const head = chainHash(bytes(row, 'history_head'), event);
    const signature = signHead(this.parts.historyKey, reference, seq, head);
    const isOpen = text(row, 'state') !== 'closed';
    const outcome = isOpen ? 'withdrawn' : (optional(text, row, 'outcome') ?? null);
    const clocks = readClocks(text(row, 'clocks')).map(clock =>
      isOpen ? meetClock(clock, at) : clock,
    );
    await ask(
      `UPDATE desk_case SET version = version + 1, erased_at = ?, changed_at = ?, state = 'closed',
         outcome = ?, clocks = ?, sealed = ?, event_count = ?, history_head = ?, conversation_id = NULL,
         history_signature = ?, next_due_at = NULL,
         promise_due_at = CASE WHEN ? = 1 THEN NULL ELSE promise_due_at END WHERE reference = ?`,
      [
        ...[at.getTime(), at.getTime(), outcome, JSON.stringify(clocks)],
        ...[nothing, seq, head, signature, isOpen ? 1 : 0, reference],
      ],
    );
    await ask(
      `INSERT INTO case_event (reference, seq, at, actor, staff_id, type, sealed, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[reference, seq, at.getTime(), actor.kind],
        ...[actor.kind === 'staff' ? actor.id : null, event.type, nothing, head],
      ],
    );
  }
}

/** The talk that filed the case is no longer kept by it: its own time counts again. */
async function releaseConversation(ask: Ask, row: Row): Promise<void> {
  await ask('UPDATE conversation SET dormant_at = last_active_at WHERE id = ? AND dormant_at = ?', [
    optional(text, row, 'conversation_id') ?? '',
    keptWithCase,
  ]);
}

/** Where Bot Framework's ConversationState keeps what it has of a conversation. */
const stateDocument = (id: string, channel: string): string =>
  `${channel}/conversations/${id.slice(channel.length + 1)}/`;
