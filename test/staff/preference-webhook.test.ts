import { createHmac } from 'node:crypto';
import { Chat } from '../support/open-chat';
import { openReceiver } from '../support/open-receiver';
import { openTestApp } from '../support/open-test-app';

const secret = 'a shared secret of many letters'.replaceAll(' ', '-').padEnd(40, 'x');

async function optOut(environment: Record<string, string>) {
  const desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00', environment });
  const chat = new Chat(desk, 'vi', false);
  await chat.say('đừng nhắn tin quảng cáo cho số 0912 345 678 nữa');
  await chat.press('form.review.send');
  return { desk, chat };
}

describe('the webhook of preferences', () => {
  let other: Awaited<ReturnType<typeof openReceiver>>;
  beforeEach(async () => {
    other = await openReceiver();
  });
  afterEach(() => other.close());

  it('tells another system at once what was decided, signed', async () => {
    const { desk, chat } = await optOut({
      PREFERENCE_WEBHOOK_URL: other.url,
      PREFERENCE_WEBHOOK_SECRET: secret,
    });
    try {
      await desk.app.outbox.runDue();
      const [{ reference } = { reference: '' }] = await chat.cases();
      const [told] = other.taken;
      expect(other.taken).toHaveLength(1);
      expect(JSON.parse(told?.body ?? '')).toEqual({
        id: `preference-${reference}`,
        type: 'preference.changed',
        reference,
        at: '2026-03-02T02:00:00.000Z',
        preferences: [
          { contact: '+84912345678', purpose: 'marketing', way: 'sms', allowed: false },
        ],
      });
      const timestamp = told?.headers['x-desk-timestamp'];
      const mac = createHmac('sha256', secret).update(`${timestamp}.${told?.body}`).digest('hex');
      expect(told?.headers['x-desk-signature']).toBe(`v1=${mac}`);
      expect(timestamp).toBe('1772416800');
      expect(desk.logged.join('')).not.toMatch(/912345678|shared-secret/);
    } finally {
      await desk.close();
    }
  });

  it.each([500, 404, 302])('tries again after an answer of %d, with the same id', async status => {
    other.status.next = status;
    const { desk } = await optOut({
      PREFERENCE_WEBHOOK_URL: other.url,
      PREFERENCE_WEBHOOK_SECRET: secret,
    });
    try {
      await desk.app.outbox.runDue();
      other.status.next = 200;
      desk.time.pass(60_000);
      await desk.app.outbox.runDue();
      const ids = other.taken.map(({ body }) => JSON.parse(body).id);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
      expect(await desk.app.store.outbox.waiting()).toBe(0);
    } finally {
      await desk.close();
    }
  });

  it('leaves nothing to be delivered where no system is named', async () => {
    const { desk } = await optOut({});
    try {
      expect(await desk.app.store.outbox.waiting()).toBe(0);
    } finally {
      await desk.close();
    }
  });

  it('is refused without a secret, and over http to another machine', async () => {
    await expect(
      openTestApp({
        now: '2026-03-02T09:00:00+07:00',
        environment: { PREFERENCE_WEBHOOK_URL: 'https://crm.example.vn/hook' },
      }),
    ).rejects.toThrow(/PREFERENCE_WEBHOOK_SECRET/);
    await expect(
      openTestApp({
        now: '2026-03-02T09:00:00+07:00',
        environment: {
          PREFERENCE_WEBHOOK_URL: 'http://crm.example.vn/hook',
          PREFERENCE_WEBHOOK_SECRET: secret,
        },
      }),
    ).rejects.toThrow(/PREFERENCE_WEBHOOK_URL/);
  });
});
