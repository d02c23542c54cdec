import { text } from 'node:stream/consumers';
import type { Changes } from '../../src/domain/ports';
import { heardBy, LiveBus, type LiveEvent } from '../../src/staff/live/live-bus';
import { LiveStreams } from '../../src/staff/live/live-streams';
import { aCase } from './support/a-case';

/** Two desks whose wires are tied together. */
function twoDesks(): [LiveBus, LiveBus] {
  const heard: ((subject: string) => void)[][] = [[], []];
  const wire = (own: number) => ({
    wake: (subject: string) => {
      for (const hear of heard[1 - own] ?? []) hear(subject);
    },
    onWake: (hear: (subject: string) => void) => {
      heard[own]?.push(hear);
      return () => {};
    },
  });
  return [new LiveBus(wire(0)), new LiveBus(wire(1))];
}

const nothing: Changes = { log: [], cases: [], events: [], evidence: [], outbox: [] };
const at = new Date('2026-03-02T02:00:00Z');
const line = (type: string) => ({
  ...{ reference: 'PD-7K3M-9QX4', seq: 2, at, type, detail: {} },
  actor: { kind: 'staff' as const, id: 'lan' },
});

describe('what open consoles are told', () => {
  it('is what was committed, at every desk, and no mere look', async () => {
    const [here, there] = twoDesks();
    const told: LiveEvent[] = [];
    there.listen(event => told.push(event));
    const committer = heardBy(here, { commit: async () => {} });
    await committer.commit({ ...nothing, events: [line('viewed')] });
    expect(told).toEqual([]);
    await committer.commit({ ...nothing, events: [line('noted')] });
    await committer.commit({ ...nothing, cases: [aCase({ reference: 'PD-AAAA-AAAA' })] });
    here.publish({ type: 'reminder' });
    expect(told).toEqual([
      { type: 'case', reference: 'PD-7K3M-9QX4' },
      { type: 'case', reference: 'PD-AAAA-AAAA' },
      { type: 'queue' },
      { type: 'reminder' },
    ]);
  });

  it('is nothing of what was not committed', async () => {
    const [here] = twoDesks();
    const told: LiveEvent[] = [];
    here.listen(event => told.push(event));
    const refusing = { commit: () => Promise.reject(new Error('no')) };
    const lost = heardBy(here, refusing).commit({ ...nothing, cases: [aCase()] });
    await expect(lost).rejects.toThrow('no');
    expect(told).toEqual([]);
  });

  it('ends with the sign-in, and with the desk', async () => {
    const [bus] = twoDesks();
    const streams = new LiveStreams(bus, { keepAliveMs: 5 });
    let isSignedIn = true;
    const ofLan = text(streams.begin('lan', async () => isSignedIn));
    const ofMinh = text(streams.begin('minh', async () => true));
    bus.publish({ type: 'case', reference: 'PD-7K3M-9QX4' });
    isSignedIn = false;
    expect(await ofLan).toContain('event: case\ndata: {"reference":"PD-7K3M-9QX4"}\n\n');
    expect(streams.count()).toBe(1);
    streams.close();
    expect(await ofMinh).toContain('event: case');
    expect(streams.count()).toBe(0);
  });

  it('goes to a few windows of one person, and not to one that reads no more', async () => {
    const [bus] = twoDesks();
    const streams = new LiveStreams(bus, { mostOfOne: 1 });
    const stream = streams.begin('lan', async () => true);
    expect(() => streams.begin('lan', async () => true)).toThrow('too many');
    const closed = new Promise(resolve => stream.once('close', resolve));
    for (let event = 0; event < 5_000; event++) bus.publish({ type: 'queue' });
    await closed;
    expect(streams.count()).toBe(0);
    streams.begin('lan', async () => true);
    streams.close();
  });
});
