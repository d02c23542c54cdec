import { randomBytes, randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { caseStates } from '../src/domain/case';
import { StateConflict } from '../src/domain/errors';
import type { Changes, RandomSource } from '../src/domain/ports';
import { newReference } from '../src/domain/reference';
import { openStore, type Store } from '../src/store/store';

/**
 * Fills a store with cases, each with its talk of ten activities, the way turns write them. Usage:
 * `node fill.js cases folder [postgres://…]`, without the last into desk.sqlite of the folder. Cases lie
 * over three years in the order of time, as they came in, nine of ten closed; the store's keys are made of
 * zeros, so this is nothing for real data.
 */
const benchKeys = {
  currentId: 'bench',
  keys: new Map([['bench', Buffer.alloc(32, 1)]]),
};
const atOnce = 1024;
const activities = 10;
const day = 24 * 60 * 60_000;
const span = 3 * 365 * day;
const word = 'Hôm qua có người gọi đọc đúng số căn cước của tôi. ';

const random: RandomSource = {
  integer: bound => randomInt(bound),
  bytes: length => randomBytes(length),
};

export const openBenchStore = (folder: string, url = `sqlite:${join(folder, 'desk.sqlite')}`) =>
  openStore({
    ...{ databaseUrl: url, dataDir: folder, masterKeys: benchKeys, random },
    time: { now: () => new Date() },
  });

async function main(): Promise<void> {
  const [count, folder, url] = [Number(process.argv[2]), process.argv[3] ?? '', process.argv[4]];
  if (!(count > 0) || folder === '') throw new Error('usage: fill.js cases folder [postgres://…]');
  await mkdir(folder, { recursive: true });
  const store = await openBenchStore(folder, url);
  const start = process.hrtime.bigint();
  const now = Date.now();
  let filled = 0;
  const talker = async (): Promise<void> => {
    while (filled < count) {
      filled += 1;
      if (filled % 50_000 === 0) console.error(`${filled} after ${seconds(start).toFixed(0)} s`);
      await fileOne(store, new Date(now - span * (1 - filled / count)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, talker));
  await store.close();
  console.log(`${count} cases, ${count * activities} activities in ${seconds(start).toFixed(0)} s`);
}

/** Of a million case numbers a few come twice: as in a turn, another one is taken. */
export async function fileOne(store: Store, at = new Date()): Promise<void> {
  for (;;)
    try {
      return await store.committer.commit(aFiledCase(at));
    } catch (error) {
      if (!(error instanceof StateConflict)) throw error;
    }
}

/** Ids begin with the time, as those that the desk makes. */
export const conversationAt = (at: Date): string =>
  `directline:${at.getTime().toString(36)}-${randomBytes(18).toString('base64url')}`;

/** A talk from its beginning to the receipt, and one event of staff. */
function aFiledCase(at: Date): Changes {
  const id = conversationAt(at);
  const reference = newReference(bound => randomInt(bound));
  const isClosed = randomInt(10) > 0;
  const state = isClosed ? 'closed' : (caseStates[randomInt(4)] ?? 'new');
  const dueAt = new Date(at.getTime() + 3 * day);
  const actor = { kind: 'customer' } as const;
  return {
    conversation: {
      ...{ id, channel: 'directline', version: 0, lastSeq: activities, language: 'vi' },
      state: {},
      address: { serviceUrl: 'urn:desk', conversation: { id }, user: { id: 'customer' } },
      ...{ createdAt: at, lastActiveAt: at },
    },
    log: Array.from({ length: activities }, (_, index) => ({
      ...{ conversationId: id, seq: index + 1, id: `${id}-${index + 1}`, at },
      ...(index % 2 === 0 && { incomingId: randomBytes(8).toString('hex') }),
      from: index % 2 === 0 ? 'customer' : 'bot',
      activity: { type: 'message', text: word.repeat(2), from: { id: 'somebody' } },
    })),
    cases: [
      {
        ...{ reference, version: 0, type: 'misuse-complaint', formVersion: 1, state },
        ...(isClosed && { outcome: 'fulfilled' as const }),
        ...{ language: 'vi', receivedAt: at, evidence: [], conversationId: id },
        clocks: [
          {
            ...{ name: 'company-reply', rule: 'company-promise@1', startedAt: at, dueAt },
            ...(isClosed && { metAt: dueAt }),
          },
        ],
        answers: { what: { kind: 'text', text: word.repeat(5) } },
        contact: { phone: `+849${randomInt(100_000_000).toString().padStart(8, '0')}` },
        accessCodeHash: 'scrypt$256$salt$hash',
        transcriptUpTo: activities,
      },
    ],
    events: [
      { reference, seq: 1, at, actor, type: 'filed', detail: {} },
      { reference, seq: 2, at, actor: { kind: 'desk' }, type: 'viewed', detail: {} },
    ],
    evidence: [],
    outbox: [],
  };
}

export const seconds = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e9;

if (require.main === module) void main();
