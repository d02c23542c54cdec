import { createHash, createHmac } from 'node:crypto';
import type { Actor } from '../../domain/case';

/** One row of a case's history as the chain covers it: the detail stays sealed, so that the chain holds after erasure. */
export interface ChainedEvent {
  reference: string;
  seq: number;
  at: Date;
  actor: Actor;
  type: string;
  sealedDetail: Buffer;
}

/** What the first event of every case follows. */
export const chainStart = Buffer.alloc(32);

/** SHA-256 over the hash before and every part of the event, each with its length before it. */
export function chainHash(previous: Buffer, event: ChainedEvent): Buffer {
  const hash = createHash('sha256');
  const actor = event.actor.kind === 'staff' ? `staff:${event.actor.id}` : event.actor.kind;
  const parts = [
    previous,
    Buffer.from(event.reference),
    Buffer.from(String(event.seq)),
    Buffer.from(event.at.toISOString()),
    Buffer.from(actor),
    Buffer.from(event.type),
    event.sealedDetail,
  ];
  for (const part of parts) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    hash.update(length).update(part);
  }
  return hash.digest();
}

/**
 * Where a history ends, signed under a key of the desk: whoever can write the database but has no
 * master key can neither cut the chain's end off nor compute it anew.
 */
export function signHead(key: Buffer, reference: string, count: number, head: Buffer): Buffer {
  return createHmac('sha256', key).update(`${reference}\n${count}\n`).update(head).digest();
}
