import { createInboundWorker, Useless } from '../../src/channels/inbound/inbound-worker';
import type { ClaimedEvent, InboundEvents } from '../../src/domain/channel-store';
import { TestTime } from '../support/test-time';

/** Events in memory, each line one after the other. */
class MemoryEvents implements InboundEvents {
  readonly rows: (ClaimedEvent & { freeAt: number })[] = [];
  /** The next look fails. */
  broken = false;

  add(line: string, key: string): void {
    const seq = this.rows.length + 1;
    const known = { channel: 'zalo', line, key, content: {} };
    this.rows.push({ ...known, seq, receivedAt: new Date(0), attempts: 0, freeAt: 0 });
  }
  async keep(): Promise<number> {
    return 0;
  }
  async claim(now: Date, limit: number, leaseMs: number): Promise<ClaimedEvent[]> {
    if (this.broken) {
      this.broken = false;
      throw new Error('the database is away');
    }
    const heads = this.rows.filter(row => this.rows.find(({ line }) => line === row.line) === row);
    const taken = heads.filter(({ freeAt }) => freeAt <= now.getTime()).slice(0, limit);
    for (const row of taken)
      Object.assign(row, { freeAt: now.getTime() + leaseMs, attempts: row.attempts + 1 });
    return taken.map(row => ({ ...row }));
  }
  async postpone(seq: number, until: Date): Promise<void> {
    Object.assign(this.rows.find(row => row.seq === seq) ?? {}, { freeAt: until.getTime() });
  }
  async done(seq: number): Promise<void> {
    this.rows.splice(
      this.rows.findIndex(row => row.seq === seq),
      1,
    );
  }
  async waiting(): Promise<number> {
    return this.rows.length;
  }
}

function worker(handle: (event: ClaimedEvent) => Promise<void>, mostTries = 3) {
  const events = new MemoryEvents();
  const time = new TestTime(new Date('2026-03-02T09:00:00+07:00'));
  const logged: string[] = [];
  const note = (fields: unknown) => void logged.push(JSON.stringify(fields));
  const made = createInboundWorker({
    ...{ events, handle, time },
    scheduler: { after: () => () => undefined },
    logger: { warn: note, error: note },
    options: { mostTries, atOnce: 2 },
  });
  return { worker: made, events, time, logged };
}

describe('the worker of what came in', () => {
  it('deals with every line in its order, several beside each other', async () => {
    const dealt: string[] = [];
    const { worker: w, events } = worker(async ({ key }) => void dealt.push(key));
    for (const key of ['a1', 'b1', 'a2', 'c1', 'a3']) events.add(`zalo:${key[0]}`, key);
    await w.runDue();
    expect(dealt.filter(key => key.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(dealt.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'c1']);
    expect(events.rows).toEqual([]);
  });

  it('lets a line wait for its first event, which is tried again, and no other line', async () => {
    let fails = true;
    const dealt: string[] = [];
    const {
      worker: w,
      events,
      time,
    } = worker(async ({ key }) => {
      if (key === 'a1' && fails) throw new Error('the provider is away');
      dealt.push(key);
    });
    for (const key of ['a1', 'a2', 'b1']) events.add(`zalo:${key[0]}`, key);
    await w.runDue();
    expect(dealt).toEqual(['b1']);
    fails = false;
    time.pass(1_000);
    await w.runDue();
    expect(dealt).toEqual(['b1', 'a1', 'a2']);
  });

  it('drops what is of no use, or never works, and says so without a word of it', async () => {
    const {
      worker: w,
      events,
      time,
      logged,
    } = worker(async ({ key }) => {
      if (key === 'a1') throw new Useless('inbound-unreadable', 'lời của khách');
      if (key === 'b1') throw new Error('lời của khách');
    });
    for (const key of ['a1', 'b1']) events.add(`zalo:${key[0]}`, key);
    for (let tries = 0; tries < 3; tries++) {
      await w.runDue();
      time.pass(600_000);
    }
    expect(events.rows).toEqual([]);
    expect(logged.filter(line => line.includes('inbound-dropped'))).toHaveLength(2);
    expect(logged.join()).not.toContain('lời của khách');
  });

  it('lives through a database that is away', async () => {
    const dealt: string[] = [];
    const { worker: w, events } = worker(async ({ key }) => void dealt.push(key));
    events.add('zalo:a', 'a1');
    events.broken = true;
    await w.runDue();
    expect(dealt).toEqual([]);
    await w.runDue();
    expect(dealt).toEqual(['a1']);
  });

  it('on close waits for what it had taken, and takes nothing more', async () => {
    let release = (): void => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const { worker: w, events } = worker(() => held);
    events.add('zalo:a', 'a1');
    events.add('zalo:a', 'a2');
    const run = w.runDue();
    while (events.rows[0]?.attempts === 0) await new Promise(next => setImmediate(next));
    const closing = w.close();
    release();
    await closing;
    await run;
    expect(events.rows.map(({ key }) => key)).toEqual(['a2']);
    expect(events.rows[0]?.attempts).toBe(0);
  });
});
