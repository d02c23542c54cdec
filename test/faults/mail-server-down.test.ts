import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Crowd } from './support/crowd';
import { DeskProcess, freePort } from './support/desk-process';
import { brokenPromises, withStoreOf } from './support/hold-against';

interface ReceivedMail {
  id: string;
  subject: string;
  to: string[];
}

describe('a mail server that is down', () => {
  let desk: DeskProcess;
  let port: number;
  const received: ReceivedMail[] = [];
  let server: SMTPServer | undefined;

  beforeAll(async () => {
    port = await freePort();
    desk = await DeskProcess.prepare({
      environment: { SMTP_URL: `smtp://127.0.0.1:${port}`, STAFF_EMAIL: 'staff@example.vn' },
    });
    await desk.start();
  });
  afterAll(async () => {
    await new Promise<void>(resolve => (server ? server.close(() => resolve()) : resolve()));
    await desk.remove();
  });

  it('keeps no customer waiting, and every mail comes once when it is up again', async () => {
    const crowd = new Crowd(6, { url: desk.url });
    await pause(2_000);
    await crowd.finish();
    expect(received).toEqual([]);
    // What waits outlives the process.
    await desk.end('SIGTERM');
    await desk.start();
    server = await receiving(port, received);
    const references = crowd.customers.flatMap(({ receipts }) =>
      receipts.map(({ reference }) => reference),
    );
    expect(references.length).toBeGreaterThan(0);
    while ((await withStoreOf(desk, store => store.outbox.waiting())) > 0) await pause(500);
    expect(await desk.end('SIGTERM')).toBe(0);
    expect(new Set(received.map(({ id }) => id)).size).toBe(received.length);
    const toStaff = received.filter(({ to }) => to.includes('staff@example.vn'));
    for (const reference of references)
      expect(toStaff.filter(({ subject }) => subject.includes(reference))).toHaveLength(1);
    await withStoreOf(desk, async store => {
      expect(await brokenPromises(store, crowd.customers)).toEqual([]);
      expect(await store.outbox.waiting()).toBe(0);
    });
  }, 180_000);
});

async function receiving(port: number, received: ReceivedMail[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream).then(({ messageId = '', subject = '' }) => {
        received.push({ id: messageId, subject, to });
        done();
      }, done);
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}
