import { DuplicateActivity, StateConflict } from '../../domain/errors';
import type { Changes, Committer, TimeSource } from '../../domain/ports';
import type { Database } from '../database/database';
import { ConstraintFailure, TransientFailure } from '../database/failures';
import { tuples } from '../database/statements';
import type { ContactLookup } from '../vault/contact-lookup';
import type { KeyRing, NewKey } from '../vault/key-ring';
import type { Nonces } from '../vault/nonces';
import type { ConversationCache } from './conversation-cache';
import { extendHistories, historyHeads } from './extend-histories';
import { groupWrites } from './group-writes';
import { type Plan, planOf } from './plan';

interface Waiting {
  plan: Plan;
  done: () => void;
  failed: (error: unknown) => void;
}

export interface CommitQueueParts {
  database: Database;
  keyRing: KeyRing;
  lookup: ContactLookup;
  historyKey: Buffer;
  cache: ConversationCache;
  nonces: Nonces;
  time: TimeSource;
}

const mostTurnsInGroup = 256;
const mostTries = 5;

/**
 * Group commit: what comes while a commit is running is written together by the next one, so that many
 * turns share one wait for the disk. In a group no conversation and no case comes twice.
 */
export class CommitQueue implements Committer {
  private waiting: Waiting[] = [];
  /** How many turns the last group had: their customers go on now, and come again. */
  private lately = 0;
  private running: Promise<void> | undefined;

  constructor(private readonly parts: CommitQueueParts) {}

  commit(changes: Changes): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ plan: planOf(changes, this.parts.lookup), done, failed });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    // One round of the event loop lets the other turns of this moment join the first group.
    await new Promise(next => setImmediate(next));
    while (this.waiting.length > 0) await this.settle(this.nextGroup());
    this.running = undefined;
  }

  /** The oldest turns, but of each conversation and case only the first, so that order is kept. */
  private nextGroup(): Waiting[] {
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    // Half of those who come and go: these are written while the other half thinks.
    const most = Math.min(mostTurnsInGroup, Math.ceil((this.waiting.length + this.lately) / 2));
    const taken = new Set<string>();
    for (const turn of this.waiting) {
      const { subjects } = turn.plan;
      const free = group.length < most && ![...subjects].some(s => taken.has(s));
      for (const subject of subjects) taken.add(subject);
      (free ? group : later).push(turn);
    }
    this.waiting = later;
    this.lately = group.length;
    return group;
  }

  /** Never rejects: every turn of the group learns how it went. */
  private async settle(group: Waiting[]): Promise<void> {
    try {
      await this.write(group.map(turn => turn.plan));
      for (const { done } of group) done();
    } catch (error) {
      if (!(error instanceof ConstraintFailure)) for (const { failed } of group) failed(error);
      else await this.sortOut(group);
    }
  }

  /** One of them spoils the group, which was undone: it alone fails, the others are written without it. */
  private async sortOut(group: Waiting[]): Promise<void> {
    const [first, ...others] = group;
    if (first && others.length === 0)
      return first.failed(await this.reasonOf(first.plan).catch((error: unknown) => error));
    const half = Math.ceil(group.length / 2);
    await this.settle(group.slice(0, half));
    await this.settle(group.slice(half));
  }

  private async write(plans: Plan[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.writeOnce(plans);
        for (const plan of plans) this.parts.cache.written(plan);
        return;
      } catch (error) {
        if (!(error instanceof TransientFailure) || tries === mostTries) throw error;
      }
    }
  }

  private async writeOnce(plans: Plan[]): Promise<void> {
    const { database, keyRing, lookup, historyKey, nonces, time } = this.parts;
    const scopes = new Set(plans.flatMap(plan => [...plan.scopes]));
    const keys = await keyRing.find(scopes);
    const newKeys: NewKey[] = [];
    for (const scope of scopes) if (!keys.has(scope)) newKeys.push(keyRing.make(scope));
    for (const { scope, key } of newKeys) keys.set(scope, key);
    const { dialect } = database;
    const group = { dialect, plans, keys, historyKey, nonces, now: time.now() };
    const extended = extendHistories(group, await historyHeads(database, plans));
    await database.writeAll(groupWrites(group, keyRing.writeOf(newKeys), extended, lookup));
    for (const key of newKeys) keyRing.remember(key);
  }

  /** Whatever was remembered of a turn that lost may be old, and is read anew. */
  private async reasonOf(plan: Plan): Promise<Error> {
    const { cache, keyRing, database } = this.parts;
    const [subject = 'outbox'] = plan.subjects;
    for (const scope of plan.scopes) keyRing.forget(scope);
    if (plan.conversation) cache.forget(plan.conversation.row.id);
    const incoming = plan.log.flatMap(({ row: { conversationId, incomingId } }) =>
      incomingId === undefined ? [] : [{ conversationId, incomingId }],
    );
    if (incoming.length > 0) {
      const [repeated] = await database.read(
        `WITH given (conversation_id, incoming_id) AS
           (VALUES ${tuples(incoming.length, 2, ['text', 'text'])})
         SELECT activity.seq FROM activity JOIN given
           ON given.conversation_id = activity.conversation_id
           AND given.incoming_id = activity.incoming_id
         LIMIT 1`,
        incoming.flatMap(({ conversationId, incomingId }) => [conversationId, incomingId]),
      );
      if (repeated) return new DuplicateActivity(incoming[0]?.conversationId ?? subject);
    }
    return new StateConflict(subject);
  }
}
