import { createHash } from 'node:crypto';
import pino from 'pino';
import type { Server } from 'restify';
import type { DirectLineDeps } from '../../../src/channels/directline/deps';
import { type DirectLine, mountDirectLine } from '../../../src/channels/directline/direct-line';
import { InProcessLogFeed } from '../../../src/channels/log-feed';
import type { RandomSource } from '../../../src/domain/ports';
import { closeServer, listen } from '../../../src/server/close-server';
import { createServer } from '../../../src/server/create-server';
import { EchoingTurns } from './echoing-turns';
import { MemoryLog } from './memory-log';
import { MemoryVault } from './memory-vault';

/** A clock that a test sets. */
export class TestClock {
  private at = new Date('2026-03-02T02:00:00Z').getTime();
  now(): Date {
    return new Date(this.at);
  }
  advance(seconds: number): void {
    this.at += seconds * 1000;
  }
}

/** Different bytes each time, the same in each run. */
export class CountingRandom implements RandomSource {
  private count = 0;
  integer(bound: number): number {
    return (this.bytes(1)[0] ?? 0) % bound;
  }
  bytes(length: number): Uint8Array {
    this.count += 1;
    return createHash('sha512').update(String(this.count)).digest().subarray(0, length);
  }
}

export const secret = 'the-secret-of-the-operator';
export const shop = 'https://shop.example';

/** What survives a restart: the clock's time, the log, the vault. */
export const newWorld = () => {
  const clock = new TestClock();
  return {
    clock,
    random: new CountingRandom(),
    log: new MemoryLog(),
    vault: new MemoryVault(),
    lines: [] as string[],
  };
};
export type World = ReturnType<typeof newWorld>;

export interface Line {
  world: World;
  url: string;
  port: number;
  server: Server;
  channel: DirectLine;
  turns: EchoingTurns;
  close(): Promise<void>;
}

/** A listening server with the Direct Line before a desk that echoes. */
export const openLine = async (
  world: World = newWorld(),
  options: Partial<DirectLineDeps> & { port?: number } = {},
): Promise<Line> => {
  const { port: wanted = 0, ...overrides } = options;
  const { clock, random, log, vault, lines } = world;
  const logger = pino({ level: 'debug' }, { write: line => void lines.push(line) });
  const feed = new InProcessLogFeed();
  const turns = new EchoingTurns(log, feed, clock);
  const server = createServer({ logger, random, allowedOrigins: [shop] });
  const channel = mountDirectLine(server, {
    turns,
    log,
    conversations: log,
    feed,
    vault,
    time: clock,
    random,
    logger,
    secret,
    signingSecret: secret,
    allowedOrigins: [shop],
    ...overrides,
  });
  const port = await listen(server, wanted, '127.0.0.1');
  const close = () => closeServer(server, { release: () => channel.close(), graceMs: 2000 });
  return { world, url: `http://127.0.0.1:${port}`, port, server, channel, turns, close };
};
