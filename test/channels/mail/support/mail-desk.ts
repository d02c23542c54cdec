import type { Activity } from 'botbuilder';
import type { App } from '../../../../src/app';
import type { Case, CaseEvent } from '../../../../src/domain/case';
import { openTestApp, type TestApp } from '../../../support/open-test-app';
import { type ImapServer, openImapServer } from '../../../support/providers/imap-server';
import {
  type MailServer,
  openMailServer,
  type SentMail,
} from '../../../support/providers/smtp-server';
import type { TestTime } from '../../../support/test-time';
import { type MailText, writeMail } from './write-mail';

/** The published address of the desk under test. */
export const published = 'support@example.vn';
export const staff = 'staff@example.vn';

/** The whole desk with a real mailbox and a real mail server. */
export class MailDesk {
  constructor(
    private readonly desk: TestApp,
    readonly mailbox: ImapServer,
    private readonly server: MailServer,
  ) {}

  get app(): App {
    return this.desk.app;
  }

  get time(): TestTime {
    return this.desk.time;
  }

  get logged(): readonly string[] {
    return this.desk.logged;
  }

  get smtp(): MailServer {
    return this.server;
  }

  /** Begins to read the mailbox; resolves when it has looked into it for the first time. */
  async begin(): Promise<void> {
    this.app.messaging.start();
    await until(async () => this.logged.some(line => line.includes('mail-begun')));
  }

  /** A customer writes. */
  async receives(mail: MailText): Promise<void> {
    await this.mailbox.deliver(writeMail(mail));
  }

  /** What was sent to an address, once there are so many mails. */
  async sentTo(address: string, count = 1): Promise<SentMail[]> {
    const sent = () =>
      this.server.mails.filter(({ to }) => [to].flat().some(one => one?.text.includes(address)));
    await until(async () => {
      await this.app.outbox.runDue();
      return sent().length >= count;
    });
    return sent();
  }

  /** The last mail to an address, once there are so many. */
  async answer(address: string, count = 1): Promise<SentMail> {
    const mail = (await this.sentTo(address, count)).at(-1);
    if (!mail) throw new Error('there is no answer');
    return mail;
  }

  /** Why mails were left to people so far, oldest first. */
  get leftCodes(): string[] {
    return this.logged.flatMap(line =>
      /left to people/.test(line) ? [JSON.parse(line).code as string] : [],
    );
  }

  /** Resolves with why the next mails were left, once there are so many beyond those before. */
  async left(before: number, count = 1): Promise<string[]> {
    await until(async () => this.leftCodes.length >= before + count);
    return this.leftCodes.slice(before);
  }

  /** Resolves when no more than so many mails stand as unread in the mailbox. */
  async readAllBut(count: number): Promise<void> {
    await until(async () => (await this.unread()) <= count);
  }

  /** The same person in the chat on the website. @returns what the desk says. */
  async onWebsite(text: string): Promise<string> {
    const activity: Partial<Activity> = {
      ...{ type: 'message', text, channelId: 'directline', serviceUrl: 'urn:paragon:desk' },
      ...{ conversation: { id: 'web', name: '', isGroup: false, conversationType: '' } },
      ...{ from: { id: 'visitor', name: '' }, recipient: { id: 'desk', name: '' }, locale: 'vi' },
    };
    const { replies } = await this.app.turns.receive({ activity: activity as Activity });
    return replies.map(reply => reply.text).join('\n');
  }

  /** Those whose answer goes to an address, oldest first. */
  async casesOf(address: string): Promise<Case[]> {
    const all = await this.app.store.cases.page({ limit: 200 });
    return all
      .filter(({ contact }) => contact.email === address)
      .sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime());
  }

  /** How many mails nobody has read. */
  async unread(): Promise<number> {
    return (await this.mailbox.flags()).filter(flags => !flags.includes('\\Seen')).length;
  }

  history(reference: string): Promise<CaseEvent[]> {
    return this.app.store.cases.history(reference);
  }

  async restart(): Promise<void> {
    await this.desk.restart();
    this.app.messaging.start();
  }

  async close(): Promise<void> {
    await this.desk.close();
    await Promise.all([this.mailbox.close(), this.server.close()]);
  }
}

export async function openMailDesk(environment: Record<string, string> = {}): Promise<MailDesk> {
  const [mailbox, server] = await Promise.all([openImapServer(), openMailServer()]);
  const desk = await openTestApp({
    now: '2026-03-02T09:00:00+07:00',
    environment: {
      IMAP_URL: mailbox.url,
      SMTP_URL: server.url,
      SUPPORT_EMAIL: published,
      STAFF_EMAIL: staff,
      ...environment,
    },
    providers: { mailbox: { look: 500, busy: 50, firstFailure: 50, longestFailure: 200 } },
  });
  return new MailDesk(desk, mailbox, server);
}

/** Waits for a condition, however long the machine takes; the test's own time limit ends it. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 20));
}
