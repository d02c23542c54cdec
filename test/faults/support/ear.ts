import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Line, Page, SaidActivity } from './line';

/** How a customer hears the desk: she asks again and again, or holds a socket. */
export interface Ear {
  /** Resolves with what is new, when there is something; comes back by itself after a fault. */
  next(): Promise<SaidActivity[]>;
  close(): void;
}

export function polling(line: Line): Ear {
  let watermark = '';
  let closed = false;
  return {
    async next() {
      while (!closed) {
        const page = await line.after(watermark);
        watermark = page.watermark;
        if (page.activities.length > 0) return page.activities;
        await pause(20);
      }
      throw new Error('she has left');
    },
    close: () => {
      closed = true;
    },
  };
}

/** A socket that is opened anew from the last watermark whenever it breaks, as the stock client does. */
export class SocketEar implements Ear {
  /** Why the desk closed the socket, each time it said so itself. */
  readonly reasons: string[] = [];
  private watermark = '';
  private socket: WebSocket | undefined;
  private readonly waiting: SaidActivity[] = [];
  private closed = false;

  constructor(private readonly line: Line) {}

  async next(): Promise<SaidActivity[]> {
    while (this.waiting.length === 0 && !this.closed) {
      this.socket ??= await this.open();
      if (this.socket)
        await Promise.race([once(this.socket, 'heard'), pause(200, undefined, { ref: false })]);
      else await pause(50);
    }
    if (this.closed) throw new Error('she has left');
    return this.waiting.splice(0);
  }

  close(): void {
    this.closed = true;
    this.socket?.terminate();
  }

  private async open(): Promise<WebSocket | undefined> {
    const socket = new WebSocket(await this.line.streamAfter(this.watermark));
    socket.on('message', frame => {
      if (String(frame) === '') return;
      const page = JSON.parse(String(frame)) as Page;
      this.watermark = page.watermark;
      this.waiting.push(...page.activities);
      socket.emit('heard');
    });
    socket.on('close', (code, reason) => {
      if (code !== 1006) this.reasons.push(`${code} ${reason}`);
      if (this.socket === socket) this.socket = undefined;
      socket.emit('heard');
    });
    socket.on('error', () => socket.terminate());
    const opened = await Promise.race([
      once(socket, 'open').then(
        () => true,
        () => false,
      ),
      pause(5_000, false, { ref: false }),
    ]);
    if (!opened) socket.terminate();
    return opened ? socket : undefined;
  }
}
