import { createHmac } from 'node:crypto';
import { fileComplaint } from '../dialogs/support/file-complaint';
import { Chat } from '../support/open-chat';
import { openReceiver } from '../support/open-receiver';
import { openTestApp } from '../support/open-test-app';
import { readMails } from '../support/read-mails';

const secret = 'a-secret-that-both-of-the-sides-do-know';

let other: Awaited<ReturnType<typeof openReceiver>>;
let desk: Awaited<ReturnType<typeof openTestApp>>;
beforeEach(async () => {
  other = await openReceiver();
});
afterEach(async () => {
  other.close();
  await desk.close();
});

async function open(): Promise<Chat> {
  desk = await openTestApp({
    now: '2026-03-02T09:00:00+07:00',
    environment: { HANDOFF_WEBHOOK_URL: other.url, HANDOFF_WEBHOOK_SECRET: secret },
  });
  return new Chat(desk, 'vi', false);
}

describe('the webhook of handoffs', () => {
  it('hands another system the whole that staff get by mail, signed', async () => {
    const chat = await open();
    const { reference, accessCode } = await fileComplaint(chat);
    await desk.app.outbox.runDue();
    const [told] = other.taken;
    expect(other.taken).toHaveLength(1);
    const timestamp = told?.headers['x-desk-timestamp'];
    const mac = createHmac('sha256', secret).update(`${timestamp}.${told?.body}`).digest('hex');
    expect(told?.headers['x-desk-signature']).toBe(`v1=${mac}`);
    const body = JSON.parse(told?.body ?? '');
    expect(body).toMatchObject({
      ...{ id: `handoff-${reference}-webhook`, type: 'handoff.case', reference, language: 'vi' },
      link: `https://desk.example.vn/staff/cases/${reference}`,
      clocks: [{ name: 'company-reply', dueAt: '2026-03-05T16:59:59.000Z' }],
    });
    expect(body.answers.map(({ field }: { field: string }) => field)).toContain('what');
    const said = body.transcript.activities.map(({ text }: { text?: string }) => text);
    expect(said).toContain('Có người lạ gọi mời tôi mua đất');
    expect(told?.body).not.toContain(accessCode);
    expect(
      (await readMails(desk.dataDir)).filter(mail => mail.attachments.length === 3),
    ).toHaveLength(1);
    expect(desk.logged.join('')).not.toMatch(/mua đất|both-of-the-sides/);
  });

  it('is tried again for itself, with the same id, and the mail once', async () => {
    other.status.next = 500;
    const chat = await open();
    await fileComplaint(chat);
    await desk.app.outbox.runDue();
    await desk.restart();
    other.status.next = 200;
    desk.time.pass(60_000);
    await desk.app.outbox.runDue();
    expect(new Set(other.taken.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
    expect(other.taken).toHaveLength(2);
    expect(await desk.app.store.outbox.waiting()).toBe(0);
  });

  it('tells of a customer who wants a person too', async () => {
    const chat = await open();
    await chat.say('cho tôi gặp nhân viên');
    await desk.app.outbox.runDue();
    const [told] = other.taken.map(({ body }) => JSON.parse(body));
    expect(told).toMatchObject({
      type: 'handoff.chat',
      link: expect.stringMatching(/^https:\/\/desk\.example\.vn\/staff\/chats\//),
    });
    expect(told.transcript.activities.length).toBeGreaterThan(0);
  });
});
