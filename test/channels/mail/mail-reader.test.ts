import { MailReader, type MailReaderDeps } from '../../../src/channels/mail/mail-reader';
import type { ListedMail, Mailbox } from '../../../src/channels/mail/mailbox';
import type { ChannelStates } from '../../../src/domain/channel-store';
import type { JsonObject } from '../../../src/domain/json';
import { TestTime } from '../../support/test-time';
import { until } from './support/mail-desk';

const now = new Date('2026-03-02T02:00:00Z');

/** A mailbox as a reader sees it: mails by number. */
class Box {
  readonly read = new Set<number>();
  uids: number[] = [];

  open = async (): Promise<Mailbox> => ({
    uidValidity: '1',
    uidNext: 1,
    usable: true,
    list: async from =>
      this.uids
        .filter(uid => uid >= from)
        .map((uid): ListedMail => ({ uid, size: 10, receivedAt: now })),
    fetch: async ({ uid }) => ({ source: Buffer.from(String(uid)) }),
    markRead: async uid => {
      this.read.add(uid);
    },
    wait: ms => new Promise(resolve => setTimeout(resolve, Math.min(ms, 5))),
    close: async () => {},
  });
}

/** States that one at a time can work with. */
function oneState(): ChannelStates {
  let [content, busy]: [JsonObject | undefined, boolean] = [undefined, false];
  return {
    read: async () => content,
    write: async (_key, next) => {
      content = next;
    },
    async alone(_key, _now, _leaseMs, work) {
      if (busy) return undefined;
      busy = true;
      try {
        const { next, result } = await work(content);
        content = next ?? content;
        return { result };
      } finally {
        busy = false;
      }
    },
  };
}

const waits = { look: 5, busy: 5, firstFailure: 1, longestFailure: 2 };
const log = { info: () => {}, warn: () => {}, error: () => {} };

function reader(box: Box, states: ChannelStates, deal: MailReaderDeps['deal']): MailReader {
  const address = {
    host: '',
    port: 1,
    secure: true,
    startTls: false,
    user: '',
    password: '',
    path: '',
  };
  return new MailReader({
    ...{ address, states, waits, log, deal, open: box.open, stateKey: 'email', mostBytes: 1_000 },
    time: new TestTime(now),
  });
}

it('gives each mail to one of several processes, in the order in which they came', async () => {
  const box = new Box();
  const states = oneState();
  const dealt: string[] = [];
  const deal: MailReaderDeps['deal'] = async ({ source }) => {
    await new Promise(resolve => setImmediate(resolve));
    dealt.push(source.toString());
    return 'dealt-with';
  };
  const readers = [reader(box, states, deal), reader(box, states, deal)];
  for (const one of readers) one.start();
  await until(async () => (await states.read('email')) !== undefined);
  box.uids = Array.from({ length: 35 }, (_, at) => at + 1);
  await until(async () => box.read.size === 35);
  await Promise.all(readers.map(one => one.close()));
  expect(dealt).toEqual(box.uids.map(String));
});

it('tries a mail again that fails, and leaves it to people in the end, so that others are read', async () => {
  const box = new Box();
  box.uids = [1, 2, 3];
  const tries: string[] = [];
  const one = reader(box, oneState(), async ({ source }) => {
    const uid = source.toString();
    tries.push(uid);
    if (uid === '2') throw new Error('the disk is full');
    return 'dealt-with';
  });
  one.start();
  await until(async () => box.read.has(3));
  await one.close();
  expect(tries).toEqual(['1', ...Array(8).fill('2'), '3']);
  expect([...box.read]).toEqual([1, 3]);
});
