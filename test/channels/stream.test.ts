import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { Stream } from '../../src/channels/directline/stream';
import type { LoggedActivity } from '../../src/domain/conversation';

const entry = (seq: number): LoggedActivity => ({
  ...{ conversationId: 'directline:talk', seq, id: `talk-${seq}`, from: 'bot' },
  at: new Date('2026-03-02T02:00:00Z'),
  activity: { type: 'message', text: `tin ${seq}` },
});

/** A socket that takes every frame, and a log that counts how often it is read. */
function open(log: LoggedActivity[], after: number) {
  const frames: string[] = [];
  const reads: number[] = [];
  const socket = Object.assign(new EventEmitter(), {
    ...{ OPEN: 1, readyState: 1, ping: () => undefined },
    send: (frame: string, done: () => void) => {
      frames.push(frame);
      done();
    },
  });
  const stream = new Stream(socket as unknown as WebSocket, {
    reader: { conversation: 'talk', way: 'stream', fileAddress: id => id },
    ...{ after, keepAliveMs: 60_000, stallMs: 60_000 },
    expires: new Date('2026-03-02T02:30:00Z'),
    time: { now: () => new Date('2026-03-02T02:00:00Z') },
    read: async (seq, limit) => {
      reads.push(seq);
      return log.filter(each => each.seq > seq).slice(0, limit);
    },
    failed: error => {
      throw error;
    },
  });
  const sent = () =>
    frames.flatMap(frame => (JSON.parse(frame).activities as { id: string }[]).map(({ id }) => id));
  const settled = async () => {
    await new Promise(done => setImmediate(done));
    socket.emit('close');
    return { sent: sent(), reads };
  };
  return { stream, settled };
}

describe('a stream that is told what is new', () => {
  it('sends it without reading the log, where nothing lies between', async () => {
    const { stream, settled } = open([1, 2, 3, 4].map(entry), 2);
    stream.wake([3, 4].map(entry));
    expect(await settled()).toEqual({ sent: ['talk-3', 'talk-4'], reads: [] });
  });

  it('reads the log where something does', async () => {
    const { stream, settled } = open([1, 2, 3, 4].map(entry), 2);
    stream.wake([entry(4)]);
    expect(await settled()).toEqual({ sent: ['talk-3', 'talk-4'], reads: [2] });
  });

  it('sends nothing twice that it was told of again', async () => {
    const { stream, settled } = open([1, 2, 3].map(entry), 2);
    stream.wake([entry(3)]);
    await new Promise(done => setImmediate(done));
    stream.wake([entry(3)]);
    expect(await settled()).toEqual({ sent: ['talk-3'], reads: [3] });
  });

  it('loses nothing where another wake came with it', async () => {
    const { stream, settled } = open([1, 2, 3, 4, 5].map(entry), 2);
    stream.wake([entry(3)]);
    stream.wake();
    stream.wake([entry(5)]);
    expect((await settled()).sent).toEqual(['talk-3', 'talk-4', 'talk-5']);
  });
});
