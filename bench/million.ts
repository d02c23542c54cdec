import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from '../src/domain/conversation';
import type { Changes } from '../src/domain/ports';
import type { Store } from '../src/store/store';
import { conversationAt, fileOne, openBenchStore } from './fill';

/**
 * What a full store costs beside an empty one, both in one run by turns: the median turn (conversation
 * read, committed with two activities) one after the other and 32 at once, a returning customer, a case
 * filed; and pages of staff's queue. Usage: `node million.js folder [postgres://full postgres://empty]`,
 * where fill.js has filled the folder or the first database.
 */
const rounds = 7;
const word = 'Hôm qua có người gọi đọc đúng số căn cước của tôi. ';

interface Measured {
  name: string;
  run(store: Store): Promise<unknown>;
  times: number;
  atOnce: number;
}

const turns: Measured[] = [
  { name: 'a turn, alone', run: talk(ownId), times: 150, atOnce: 1 },
  { name: 'a turn, 32 at once', run: talk(ownId), times: 1600, atOnce: 32 },
  { name: 'a turn, 32 at once, ids at random', run: talk(foreignId), times: 1600, atOnce: 32 },
  { name: 'a case is filed, alone', run: store => fileOne(store), times: 60, atOnce: 1 },
];

async function main(): Promise<void> {
  const [, , folder = '', fullUrl, emptyUrl] = process.argv;
  const scratch = await mkdtemp(join(tmpdir(), 'million-'));
  const [full, empty] = [
    await openBenchStore(folder, fullUrl),
    await openBenchStore(scratch, emptyUrl),
  ];
  for (const measured of turns) {
    const [onEmpty, onFull]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      onEmpty.push(await time(empty, measured));
      onFull.push(await time(full, measured));
    }
    const [a, b] = [median(onEmpty), median(onFull)];
    console.log(`${measured.name}: empty ${ms(a)}, full ${ms(b)}, ratio ${(b / a).toFixed(2)}`);
  }
  await readings(full);
  await full.close();
  await empty.close();
  await rm(scratch, { recursive: true });
}

async function readings(store: Store): Promise<void> {
  const heads = await store.transcripts.ofChannel('directline', { limit: 2_000 });
  const open = ['new', 'in-progress', 'waiting-for-customer', 'reopened'] as const;
  const page = (states: Parameters<typeof store.cases.nearestDue>[0]['states'], offset: number) =>
    store.cases.nearestDue({ states, offset, limit: 50 });
  const [first] = (await page([], 0)).cases;
  const each: [string, (nth: number) => Promise<unknown>][] = [
    ['queue: open cases, first page', () => page(open, 0)],
    ['queue: open cases, page 100', () => page(open, 5_000)],
    ['queue: all cases, first page', () => page([], 0)],
    ['one case with its history', async () => store.cases.history(first?.reference ?? '')],
    ['cases of a contact', () => store.cases.ofContact(first?.contact ?? {})],
    ['a returning customer is read', nth => store.conversations.find(idOf(nth))],
    ['the log of an old talk', nth => store.log.after(idOf(nth + 1_000), 0)],
  ];
  const idOf = (nth: number): string => heads[nth % heads.length]?.conversationId ?? '';
  for (const [name, run] of each) {
    const times: number[] = [];
    for (let nth = 0; nth < 41; nth++) {
      const start = process.hrtime.bigint();
      await run(nth);
      times.push(since(start));
    }
    const [slowest] = times.splice(0, 1);
    console.log(`${name}: median ${ms(median(times))}, the first ${ms(slowest ?? 0)}`);
  }
}

/** Milliseconds that one of them takes. */
async function time(store: Store, { run, times, atOnce }: Measured): Promise<number> {
  const start = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let nth = 0; nth < times / atOnce; nth++) await run(store);
    }),
  );
  return since(start) / times;
}

function ownId(): string {
  return conversationAt(new Date());
}

/** As other companies' channels make them. */
function foreignId(): string {
  return `messenger:${randomBytes(16).toString('hex')}`;
}

/** Customers who each say ten things. */
function talk(newId: () => string): (store: Store) => Promise<void> {
  const idleOf = new Map<Store, string[]>();
  return async store => {
    const idle = idleOf.get(store) ?? [];
    idleOf.set(store, idle);
    const id = idle.pop() ?? newId();
    const known = await store.conversations.find(id);
    await store.committer.commit(turnOf(id, known));
    if ((known?.version ?? 0) < 9) idle.push(id);
  };
}

function turnOf(id: string, known: Conversation | undefined): Changes {
  const at = new Date();
  const first = (known?.lastSeq ?? 0) + 1;
  return {
    conversation: {
      ...{ id, channel: 'directline', version: known?.version ?? 0, lastSeq: first + 1 },
      language: 'vi',
      state: { form: 'misuse-complaint', answers: { what: word.repeat(20) } },
      address: { serviceUrl: 'urn:desk', conversation: { id }, user: { id: 'customer' } },
      ...{ createdAt: known?.createdAt ?? at, lastActiveAt: at },
    },
    log: [0, 1].map(nth => ({
      ...{ conversationId: id, seq: first + nth, id: `${id}-${first + nth}`, at },
      ...(nth === 0 && { incomingId: randomBytes(8).toString('hex') }),
      from: nth === 0 ? ('customer' as const) : ('bot' as const),
      activity: { type: 'message', text: word.repeat(3), from: { id: 'somebody' } },
    })),
    ...{ cases: [], events: [], evidence: [], outbox: [] },
  };
}

const since = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e6;
const ms = (value: number): string => `${value.toFixed(2)} ms`;
const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

void main();
