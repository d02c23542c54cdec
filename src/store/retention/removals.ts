import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../domain/case';
import type { RandomSource } from '../../domain/ports';
import type { Database } from '../database/database';
import { bytes, instant, optional, type Row, text } from '../database/rows';
import { insert } from '../database/statements';

/** How much went, by what it was. Only what went is named. */
export type Removed = Partial<Record<RemovedKind, number>>;

export type RemovedKind =
  | 'drafts'
  | 'conversations'
  | 'evidence'
  | 'cases'
  | 'preferences'
  | 'files'
  | 'deliveries'
  | 'documents'
  | 'searches'
  | 'sign-ins';

/** The proof that something was removed. It names nobody whose data it was. */
export interface Removal {
  id: string;
  at: Date;
  /** `age`: its time was over. `request`: a person's data, erased because it was asked for. */
  reason: 'age' | 'request';
  actor: Actor;
  removed: Removed;
}

const columns = ['id', 'at', 'reason', 'actor', 'staff_id', 'removed', 'signature'];

/** The record of what was removed, each row signed by a key of the desk. */
export class Removals {
  constructor(
    private readonly database: Database,
    private readonly historyKey: Buffer,
    private readonly random: RandomSource,
  ) {}

  async record(removal: Omit<Removal, 'id'>): Promise<Removal> {
    const written = { id: `R-${Buffer.from(this.random.bytes(9)).toString('hex')}`, ...removal };
    const { id, at, reason, actor, removed } = written;
    const staffId = actor.kind === 'staff' ? actor.id : null;
    const content = JSON.stringify(removed);
    const signature = sign(this.historyKey, written, content);
    const row = [id, at.getTime(), reason, actor.kind, staffId, content, signature];
    await this.database.write(ask => insert(ask, 'removal', columns, [row]));
    return written;
  }

  /** The oldest first. */
  async list(): Promise<Removal[]> {
    return (await this.rows()).map(removalOf);
  }

  /** The ids of records that are not as they were written. */
  async faults(): Promise<string[]> {
    const rows = await this.rows();
    return rows
      .filter(row => {
        const wanted = sign(this.historyKey, removalOf(row), text(row, 'removed'));
        const found = bytes(row, 'signature');
        return found.length !== wanted.length || !timingSafeEqual(found, wanted);
      })
      .map(row => text(row, 'id'));
  }

  private rows(): Promise<Row[]> {
    return this.database.read(`SELECT ${columns.join(', ')} FROM removal ORDER BY at, id`);
  }
}

function removalOf(row: Row): Removal {
  const kind = text(row, 'actor');
  return {
    id: text(row, 'id'),
    at: instant(row, 'at'),
    reason: text(row, 'reason') as Removal['reason'],
    actor:
      kind === 'staff'
        ? { kind, id: optional(text, row, 'staff_id') ?? '' }
        : { kind: kind as 'customer' | 'desk' },
    removed: JSON.parse(text(row, 'removed')) as Removed,
  };
}

const sign = (key: Buffer, { id, at, reason, actor }: Removal, content: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(['removal', id, at.getTime(), reason, actor, content]))
    .digest();
