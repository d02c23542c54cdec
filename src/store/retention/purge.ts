import type { Actor } from '../../domain/case';
import type { JsonObject } from '../../domain/json';
import { conversationContent, readConversationContent } from '../commit/contents';
import type { ConversationCache } from '../commit/conversation-cache';
import type { Database } from '../database/database';
import { bytes, number, text } from '../database/rows';
import { inParts, parameters } from '../database/statements';
import type { Erasure } from '../erasure';
import type { FileVault } from '../evidence/file-vault';
import type { KeyRing } from '../vault/key-ring';
import type { Nonces } from '../vault/nonces';
import { places, scopes } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';
import { daysBefore, type KeepingTimes, strayFileDays } from './keeping-times';
import type { Removals, Removed, RemovedKind } from './removals';
import { markKept, plainSweeps, type Sweep, sweeps } from './sweeps';

export interface PurgeParts {
  database: Database;
  keyRing: KeyRing;
  cache: ConversationCache;
  nonces: Nonces;
  evidence: FileVault;
  erasure: Erasure;
  removals: Removals;
}

export interface PurgeOptions {
  times: KeepingTimes;
  now: Date;
  /** Only tells what would go. */
  dryRun: boolean;
  /** Who wants it; the desk itself by default. */
  actor?: Actor;
}

const askedAtOnce = 5_000;
const removedAtOnce = 200;

/** A talk is not gone before what it remembers. */
const inOrder = (times: KeepingTimes): KeepingTimes => ({
  ...times,
  conversation: Math.max(times.conversation, times.draft),
});

/** Removes what has had its time. It may run while the desk does, and in several processes at once. */
export class Purge {
  constructor(private readonly parts: PurgeParts) {}

  /** @returns how much went, or would go; a record of it is kept. */
  async run({ now, dryRun, actor = { kind: 'desk' }, ...options }: PurgeOptions): Promise<Removed> {
    const times = inOrder(options.times);
    const due = sweeps(times, now);
    const { conversations, drafts, looseEvidence, caseEvidence, packageFiles, cases } = due;
    const { erasure, evidence, database, removals } = this.parts;
    const removed: Removed = {};
    const add = (kind: RemovedKind, count: number): void => {
      if (count > 0) removed[kind] = (removed[kind] ?? 0) + count;
    };
    const sweep = async (each: Sweep, remove: (ids: string[]) => Promise<void>): Promise<void> =>
      add(each.kind, dryRun ? await this.count(each) : await this.removeAll(each, remove));
    const oneByOne = (remove: (id: string) => Promise<unknown>) => async (ids: string[]) => {
      for (const id of ids) await remove(id);
    };
    const [talk, ofCase] = [daysBefore(now, times.conversation), daysBefore(now, times.case)];
    await sweep(
      looseEvidence,
      oneByOne(id => evidence.remove(id)),
    );
    await sweep(
      caseEvidence,
      oneByOne(id => evidence.remove(id)),
    );
    await sweep(
      packageFiles,
      oneByOne(id => evidence.remove(id)),
    );
    await sweep(
      conversations,
      oneByOne(id => erasure.conversation(id, { touchedSince: talk })),
    );
    await sweep(drafts, ids => this.sendToSleep(ids, daysBefore(now, times.draft)));
    await sweep(
      cases,
      oneByOne(id => erasure.case(id, now, actor, { touchedSince: ofCase })),
    );
    for (const plain of plainSweeps(times, now))
      await sweep(plain, ids => this.deleteRows(plain.table, plain.key, ids));
    const strayBefore = new Date(daysBefore(now, strayFileDays));
    for await (const id of evidence.strays(strayBefore)) {
      add('files', 1);
      if (!dryRun) await evidence.remove(id);
    }
    if (dryRun || Object.keys(removed).length === 0) return removed;
    await database.write(ask => ask(markKept, [talk]));
    await removals.record({ at: now, reason: 'age', actor, removed });
    await database.tidy();
    return removed;
  }

  private async count({ due, values }: Sweep): Promise<number> {
    const [row] = await this.parts.database.read(
      `SELECT COUNT(*) AS due FROM (${due}) AS found`,
      values,
    );
    return row ? number(row, 'due') : 0;
  }

  /** A part after the other, so that turns get in between; the query is asked for many at a time. */
  private async removeAll(
    { due, values }: Sweep,
    remove: (ids: string[]) => Promise<void>,
  ): Promise<number> {
    let removed = 0;
    let before = '';
    for (;;) {
      const rows = await this.parts.database.read(`${due} LIMIT ${askedAtOnce}`, values);
      const ids = rows.map(row => text(row, 'id'));
      // What does not go by being removed (a customer came back just now) must not be tried for ever.
      const seen = ids.join('\n');
      if (ids.length === 0 || seen === before) return removed;
      before = seen;
      for (let start = 0; start < ids.length; start += removedAtOnce)
        await remove(ids.slice(start, start + removedAtOnce));
      removed += ids.length;
    }
  }

  private async deleteRows(table: string, key: string, ids: string[]): Promise<void> {
    await this.parts.database.write(async ask => {
      for (const part of inParts(ids, 1))
        await ask(`DELETE FROM ${table} WHERE ${key} IN (${parameters(part.length)})`, part);
    });
  }

  /** Takes away what a talk remembers; its log and address stay. */
  private async sendToSleep(ids: string[], before: number): Promise<void> {
    const { database, keyRing, cache } = this.parts;
    const keys = await keyRing.find(ids.map(scopes.conversation));
    await database.write(async ask => {
      for (const part of inParts(ids, 1)) {
        const { rows } = await ask(
          `SELECT id, version, sealed FROM conversation
           WHERE id IN (${parameters(part.length)}) AND last_active_at < ? AND dormant_at IS NULL
           ORDER BY id ${database.dialect.forUpdate}`,
          [...part, before],
        );
        for (const row of rows) {
          const id = text(row, 'id');
          const key = keys.get(scopes.conversation(id));
          if (!key) continue;
          await ask(
            `UPDATE conversation SET version = version + 1, sealed = ?, dormant_at = last_active_at
             WHERE id = ?`,
            [this.emptied(id, key, bytes(row, 'sealed')), id],
          );
        }
      }
    });
    for (const id of ids) cache.forget(id);
  }

  private emptied(id: string, key: Buffer, sealed: Buffer): Buffer {
    const place = places.conversation(id);
    const { address } = readConversationContent(unseal(key, place, sealed).toString());
    const state: JsonObject = {};
    return seal(key, place, conversationContent({ state, address }), this.parts.nonces);
  }
}
