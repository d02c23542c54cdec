import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Case } from '../../src/domain/case';
import type { Language } from '../../src/domain/language';
import { formatPhone } from '../../src/i18n/formats';
import { createOutboxWorker } from '../../src/staff/deliveries/outbox-worker';
import { createHandoffCourier } from '../../src/staff/handoff/handoff-courier';
import type { MailTransport } from '../../src/staff/mail/mail';
import { createMailTransport } from '../../src/staff/mail/mail-transport';
import { aCase, aTalk } from './support/a-case';
import { MemoryOutbox, memoryDesk } from './support/memory-desk';
import { hours, realRandom, TestClock, TestLog } from './support/sources';
import { staffTexts } from './support/texts';

/** A real SMTP server on this machine that keeps what it takes. */
async function mailServer(port = 0) {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        mail => {
          mails.push(mail);
          done();
        },
        fault => done(fault),
      );
    },
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address() as AddressInfo;
  return {
    mails,
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}

const talk = aTalk(
  ['bot', 'Kính chào Quý khách.'],
  ['customer', 'Bên bảo hiểm gọi, đọc đúng số căn cước của tôi'],
);

function desk(request: Case, transport: MailTransport, language: Language = 'vi') {
  const clock = new TestClock();
  const log = new TestLog();
  const outbox = new MemoryOutbox();
  const courier = createHandoffCourier({
    ...memoryDesk([request], talk),
    texts: staffTexts(),
    transport,
    time: clock,
    language,
    publicUrl: 'https://desk.example.vn/',
    from: 'Bàn quyền riêng tư <desk@example.vn>',
    to: 'staff@example.vn, lead@example.vn',
  });
  const worker = createOutboxWorker({
    outbox,
    couriers: [courier],
    time: clock,
    random: realRandom,
    scheduler: { after: () => () => {} },
    log,
  });
  const { reference } = request;
  outbox.add({ id: 'item-1', kind: 'mail.handoff', payload: { reference }, dueAt: clock.now() });
  return { clock, log, outbox, worker, courier };
}

const settings = { dataDir: '' };
const opened: MailTransport[] = [];
const smtp = (smtpUrl: string): MailTransport => {
  const transport = createMailTransport({ ...settings, smtpUrl }, new TestLog());
  opened.push(transport);
  return transport;
};

function fileOf(mail: ParsedMail | undefined, ending: string): string {
  const found = mail?.attachments.find(one => one.filename?.endsWith(ending));
  if (!found) throw new Error(`no attachment ${ending}`);
  return found.content.toString('utf8');
}

describe('the handoff by e-mail', () => {
  let server: Awaited<ReturnType<typeof mailServer>>;
  beforeEach(async () => {
    server = await mailServer();
  });
  afterEach(async () => {
    for (const transport of opened.splice(0)) transport.close();
    await server.close();
  });

  it('gives staff everything in their language, with the customer’s words as written', async () => {
    const { worker, outbox } = desk(aCase({ reference: 'PD-7K3M-9QX4' }), smtp(server.url));
    await worker.runDue();
    expect(outbox.row('item-1').end).toBe('delivered');
    const [mail] = server.mails;
    expect(server.mails).toHaveLength(1);
    expect(mail?.subject).toBe('[PD-7K3M-9QX4] Trả lời trước 23:59, Thứ Năm, 05/03/2026');
    expect(mail?.from?.value).toEqual([{ address: 'desk@example.vn', name: 'Bàn quyền riêng tư' }]);
    expect(mail?.to).toMatchObject({ text: 'staff@example.vn, lead@example.vn' });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    for (const body of [mail?.text, mail?.html]) {
      for (const part of [
        'https://desk.example.vn/staff/cases/PD-7K3M-9QX4',
        '09:00, Thứ Hai, 02/03/2026',
        'Chủ Nhật, 01/03/2026 (nguyên văn: “hôm qua”)',
        'Bên bảo hiểm gọi, đọc đúng số căn cước của tôi',
        'Đặng Thị Thủy Tiên',
        'Cuộc gọi và Cách khác: “thư tay”',
        formatPhone('+84912345678'),
        'Ảnh chụp màn hình.png',
        'ab'.repeat(32),
      ])
        expect(body).toContain(part);
      expect(body).not.toContain('secret-hash');
    }
    expect(fileOf(mail, '.html')).toContain('<html lang="vi">');
    expect(fileOf(mail, '.txt')).toContain('    Bên bảo hiểm gọi, đọc đúng số căn cước của tôi');
    expect(JSON.parse(fileOf(mail, '.transcript'))).toMatchObject([
      { type: 'message', text: 'Kính chào Quý khách.' },
      { type: 'message', text: 'Bên bảo hiểm gọi, đọc đúng số căn cước của tôi' },
    ]);
  });

  it('speaks English to staff who read English', async () => {
    const { worker } = desk(aCase(), smtp(server.url), 'en');
    await worker.runDue();
    expect(server.mails[0]?.subject).toMatch(/Answer by 23:59, Thursday, 5 March 2026$/);
    expect(server.mails[0]?.text).toContain(
      'Sunday, 1 March 2026 (in the customer’s words: “hôm qua”)',
    );
  });

  it('keeps names and words out of the subject, and hostile words inert in the page', async () => {
    const hostile = `</td><script>alert(1)</script><img src=x onerror=alert(2)>\r\nBcc: all@example.vn`;
    const request = aCase({ contact: { email: hostile } });
    request.answers.what = { kind: 'text', text: hostile };
    request.answers.name = { kind: 'text', text: hostile };
    request.evidence = [{ id: 'e', name: hostile, contentType: 'image/png', size: 1, sha256: 'x' }];
    const { worker } = desk(request, smtp(server.url));
    await worker.runDue();
    const [mail] = server.mails;
    expect(mail?.subject).not.toMatch(/script|Đặng/);
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.html).not.toMatch(/<(script|img)/i);
    expect(mail?.html).toContain('&lt;img src=x onerror=alert(2)&gt;');
  });

  it('is sent once when the server was down and comes back', async () => {
    const { url, port } = server;
    await server.close();
    const { worker, outbox, clock, log } = desk(aCase(), smtp(url));
    await worker.runDue();
    expect(outbox.row('item-1')).toMatchObject({ attempts: 1, reason: 'ESOCKET' });
    expect(log.codes('warn')).toEqual(['outbox-postponed']);
    server = await mailServer(port);
    clock.advance(hours(1));
    await worker.runDue();
    await worker.runDue();
    expect(server.mails).toHaveLength(1);
    expect(outbox.row('item-1').end).toBe('delivered');
  });

  it('carries the same Message-ID when it is delivered twice, and another for another item', async () => {
    const { courier, outbox } = desk(aCase(), smtp(server.url));
    const item = { ...outbox.row('item-1') };
    await courier.deliver(item);
    await courier.deliver({ ...item, attempts: 2 });
    await courier.deliver({ ...item, id: 'item-2' });
    const [first, second, third] = server.mails.map(mail => mail.messageId);
    expect(first).toMatch(/^<handoff\.[0-9a-f]{32}@desk\.example\.vn>$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('is given up at once, and loudly, for a case that is no more', async () => {
    const { worker, outbox, log } = desk(aCase(), smtp(server.url));
    outbox.row('item-1').payload = { reference: 'PD-2222-2222' };
    await worker.runDue();
    expect(outbox.row('item-1')).toMatchObject({ end: 'abandoned', reason: 'handoff-case-gone' });
    expect(log.codes('error')).toEqual(['outbox-abandoned']);
    expect(server.mails).toHaveLength(0);
  });

  it('names no customer and no address in the log', async () => {
    const { worker, log } = desk(aCase(), smtp(server.url));
    await worker.runDue();
    expect(JSON.stringify(log.entries)).not.toMatch(/Đặng|0912|example\.vn|bảo hiểm/);
  });
});

describe('without SMTP_URL', () => {
  it('mail is written to a private file below DATA_DIR/outbox, and the log says so', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'desk-mail-'));
    const log = new TestLog();
    const transport = createMailTransport({ dataDir }, log);
    expect(log.entries).toEqual([
      { level: 'warn', fields: { code: 'mail-to-files', directory: join(dataDir, 'outbox') } },
    ]);
    const { courier, outbox } = desk(aCase({ reference: 'PD-7K3M-9QX4' }), transport);
    await courier.deliver({ ...outbox.row('item-1') });
    await courier.deliver({ ...outbox.row('item-1') });
    const names = await readdir(join(dataDir, 'outbox'));
    expect(names).toEqual([expect.stringMatching(/^PD-7K3M-9QX4-handoff-[0-9a-f]{32}\.eml$/)]);
    const path = join(dataDir, 'outbox', names[0] ?? '');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'outbox'))).mode & 0o777).toBe(0o700);
    const mail = await simpleParser(await readFile(path));
    expect(mail.subject).toBe('[PD-7K3M-9QX4] Trả lời trước 23:59, Thứ Năm, 05/03/2026');
    expect(mail.attachments).toHaveLength(3);
  });
});
