import { MailThreads } from '../../../src/channels/mail/mail-threads';
import { writeMail } from '../../channels/mail/support/write-mail';
import { openImapServer } from './imap-server';
import type { Delivery, Provider, SentFile } from './provider';
import { openMailServer } from './smtp-server';

const hoa = 'hoa@example.vn';

export const mailCan: Provider['can'] = {
  filesOut: true,
  troubles: ['busy', 'down'],
  words: { hello: 'Chúng tôi chưa thấy nội dung trong thư của Quý khách', file: 'man-hinh.png' },
  not: {
    greeting: 'a mail is answered as one letter by another: there is no menu',
    choices: 'a mail has nothing to press, and asks nothing',
    crash: 'the mailbox itself is the queue: mail-reader.test.ts',
    sign: 'anybody can write a mail: who gets no answer is in mail-channel.test.ts',
    typing: 'a mail shows nobody typing',
    refusals: 'there is no other way than mail to fall back on: mail-channel.test.ts',
    window: 'a mail can be answered at any time',
  },
};

/** A customer with a mail program, between a real IMAP server (Dovecot) and a real SMTP server. */
export async function openMail(): Promise<Provider> {
  const [mailbox, server] = await Promise.all([openImapServer(), openMailServer()]);
  let [delivered, conversationId] = [0, ''];
  const first = '<first@example.vn>';
  const answers = () => server.mails.filter(({ to }) => [to].flat()[0]?.text.includes(hoa));

  /** All in one thread, as somebody does who answers the last mail. */
  async function write(text: string, files: readonly SentFile[] = []): Promise<Delivery> {
    const answered = answers().at(-1)?.messageId;
    const mail = writeMail({
      ...{ from: `Nguyễn Thị Hoa <${hoa}>`, text, files: [...files] },
      ...(delivered === 0
        ? { id: first }
        : { references: [first, ...(answered ? [answered] : [])] }),
      ...(answered && { inReplyTo: answered }),
    });
    const deliver = async () => {
      await mailbox.deliver(mail);
      delivered++;
      return 200;
    };
    return { status: await deliver(), again: deliver };
  }

  return {
    channel: 'email',
    environment: {
      ...{ IMAP_URL: mailbox.url, SMTP_URL: server.url },
      SUPPORT_EMAIL: 'support@example.vn',
    },
    providers: { mailbox: { look: 500, busy: 50, firstFailure: 50, longestFailure: 200 } },
    get conversationId() {
      return conversationId;
    },
    longest: Number.POSITIVE_INFINITY,
    can: mailCan,
    get shown() {
      return answers().map(({ text = '', attachments: [file] }) => ({
        ...{ text: text.trim(), buttons: [] },
        ...(file && { file: { name: file.filename ?? '', bytes: file.size } }),
      }));
    },
    typing: 0,
    get complaints() {
      return server.refuses ? ['no mail came that could be refused'] : [];
    },
    connect: () => undefined,
    async begins({ app, logged }) {
      const threads = new MailThreads(await app.store.secret('email'), 'desk.example.vn');
      conversationId = `email:${threads.conversationOf(threads.rootOf(first, []), hoa)}`;
      // What a mailbox held before the desk first looked into it is left to people.
      await until(() => logged.some(line => line.includes('mail-begun')));
    },
    // What the desk has dealt with it marks as read.
    taken: () =>
      until(async () => {
        const flags = await mailbox.flags();
        return flags.filter(each => each.includes('\\Seen')).length === delivered;
      }),
    says: text => write(text),
    presses: title => {
      throw new Error(`no button “${title}”`);
    },
    sends: (file, text = '') => write(text, [file]),
    forges: () => {
      throw new Error('whoever writes a mail is its sender');
    },
    meets: trouble => server.refuseNext(trouble === 'busy' ? 451 : 421, hoa),
    async close() {
      await Promise.all([mailbox.close(), server.close()]);
    },
  };
}

/** Waits for a condition, however long the machine takes; the test's own time limit ends it. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 50));
}
