import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Changes, RandomSource } from '../src/domain/ports';
import { openStore, type Store } from '../src/store/store';
import { median } from './bench-process';
import { benchDatabases } from './databases';
import { conversationAt } from './fill';

/**
 * Durable turns per second of the store alone: each reads its conversation, and commits a state of 2 KB
 * with three log rows. Usage: `node store.js [conversations at once] [turns]`.
 */
const atOnce = Number(process.argv[2] ?? 32);
const turns = Number(process.argv[3] ?? 9600);
const rounds = 5;
const word = 'Hôm qua có người gọi đọc đúng số căn cước của tôi. ';

const random: RandomSource = {
  integer: bound => randomInt(bound),
  bytes: length => randomBytes(length),
};

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'store-bench-'));
  for (const { name, fresh } of benchDatabases()) {
    const store = await openStore({
      databaseUrl: await fresh(folder),
      dataDir: folder,
      masterKeys: { currentId: 'bench', keys: new Map([['bench', Buffer.alloc(32, 1)]]) },
      time: { now: () => new Date() },
      random,
    });
    const rates: number[] = [];
    for (let round = 0; round < rounds; round++) rates.push(await measure(store));
    const all = rates.map(rate => rate.toFixed(0)).join(', ');
    console.log(`${name}, ${atOnce} at once: ${median(rates).toFixed(0)} turns/s (${all})`);
    await store.close();
  }
  await rm(folder, { recursive: true });
}

async function measure(store: Store): Promise<number> {
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: atOnce }, () => talk(store, Math.floor(turns / atOnce))));
  return turns / (Number(process.hrtime.bigint() - start) / 1e9);
}

/** One customer: a turn after the other, a new conversation every ten turns. */
async function talk(store: Store, length: number): Promise<void> {
  let id = '';
  for (let turn = 0; turn < length; turn++) {
    if (turn % 10 === 0) id = conversationAt(new Date());
    await store.committer.commit(await turnOf(store, id));
  }
}

async function turnOf(store: Store, id: string): Promise<Changes> {
  const at = new Date();
  const known = await store.conversations.find(id);
  const first = known?.lastSeq ?? 0;
  return {
    conversation: {
      id,
      channel: 'directline',
      version: known?.version ?? 0,
      lastSeq: first + 3,
      language: 'vi',
      state: { form: 'misuse-complaint', answers: { what: word.repeat(30) } },
      address: { serviceUrl: 'urn:desk', conversation: { id }, user: { id: 'customer' } },
      createdAt: known?.createdAt ?? at,
      lastActiveAt: at,
    },
    log: [1, 2, 3].map(nth => ({
      conversationId: id,
      seq: first + nth,
      id: `${id}|${first + nth}`,
      ...(nth === 1 && { incomingId: randomBytes(8).toString('hex') }),
      from: nth === 1 ? ('customer' as const) : ('bot' as const),
      at,
      activity: {
        type: 'message',
        text: word.repeat(5),
        from: { id: 'somebody' },
        locale: 'vi-VN',
      },
    })),
    cases: [],
    events: [],
    evidence: [],
    outbox: [],
  };
}

void main();
