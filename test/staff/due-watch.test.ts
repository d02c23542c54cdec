import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMails } from '../support/read-mails';
import { aCase } from './support/a-case';
import { cookieOf } from './support/office';
import { staffedDesk, told } from './support/staffed-desk';

/** Monday; what is filed now is due on Thursday 5 March at 23:59:59. */
const monday = '2026-03-02T09:00:00+07:00';

type Desk = Awaited<ReturnType<typeof staffedDesk>>;
let desk: Desk;
afterEach(() => desk.close());

async function open(environment: Record<string, string> = {}): Promise<Desk> {
  desk = await staffedDesk(
    { STAFF_EMAIL: 'team@example.vn', WORKING_HOURS: 'Mon-Sat 08:00-17:30', ...environment },
    monday,
  );
  await mkdir(outbox());
  seen.clear();
  return desk;
}

/** A complaint that comes in now. @returns its number. */
async function file(): Promise<string> {
  const { reference, ...filed } = aCase({ receivedAt: desk.desk.time.now(), version: 0 });
  await desk.desk.app.store.committer.commit({
    ...{ log: [], evidence: [], outbox: [] },
    cases: [{ reference, ...filed }],
    events: [
      {
        ...{ reference, seq: 1, at: filed.receivedAt, type: 'filed', detail: {} },
        actor: { kind: 'customer' },
      },
    ],
  });
  return reference;
}

/** Where mails are written, as there is no SMTP_URL. */
const outbox = (): string => join(desk.desk.dataDir, 'outbox');

/** What was mailed about due dates since the last look: to whom, and the subject. */
const seen = new Set<string>();
async function mails(): Promise<string[]> {
  await desk.desk.app.outbox.runDue();
  const all = await readMails(desk.desk.dataDir);
  return all
    .filter(({ messageId = '' }) => /^<(reminder|digest)\./.test(messageId))
    .filter(({ messageId = '' }) => !seen.has(messageId) && seen.add(messageId))
    .map(mail => `${[mail.to].flat()[0]?.text}: ${mail.subject}`)
    .sort();
}

/** The watch looks at an instant of Hanoi. @returns the mails that this brought about. */
async function at(instant: string): Promise<string[]> {
  desk.desk.time.set(`${instant}+07:00`);
  await desk.desk.app.dueWatch.runDue();
  return mails();
}

/** A session ends over night: whoever looks has signed in. */
const enter = async (name: string): Promise<string> =>
  cookieOf(await desk.signIn(`${name}@example.vn`));

const reminders = async (name: string) =>
  (
    (await (await desk.ask('/reminders', { cookie: await enter(name) })).json()) as {
      reminders: { id: string; kind: string; reference: string }[];
    }
  ).reminders;

const assign = async (reference: string, to: string, cookie: string) =>
  expect(
    await told(desk.post(`/cases/${reference}/events`, { type: 'assigned', to }, { cookie })),
  ).toBe('201');

describe('the watch over due dates', () => {
  it('reminds the team, then the assignee, and the supervisors of what was missed: each once', async () => {
    await open({ DIGEST_AT: 'off' });
    await desk.invite(await desk.lan(), 'agent', 'Mai');
    const reference = await file();
    expect(await at('2026-03-03T17:00:00')).toEqual([]);
    const soon = `[${reference}] Đến hạn 23:59, Thứ Năm, 05/03/2026`;
    expect(await at('2026-03-04T08:00:00')).toEqual([`team@example.vn: ${soon}`]);
    expect(await at('2026-03-04T08:01:00')).toEqual([]);
    expect(await reminders('mai')).toMatchObject([{ reference, kind: 'soon' }]);

    const me = await desk.ask('/me', { cookie: await enter('mai') });
    await assign(reference, ((await me.json()) as { id: string }).id, await enter('lan'));
    expect(await at('2026-03-05T13:30:00')).toEqual([`mai@example.vn: ${soon}`]);
    expect(await reminders('mai')).toMatchObject([{ reference, kind: 'today' }]);
    expect(await reminders('lan')).toEqual([]);

    expect(await at('2026-03-05T23:59:59')).toEqual([]);
    const missed = `[${reference}] Quá hạn từ 23:59, Thứ Năm, 05/03/2026`;
    expect(await at('2026-03-06T00:00:30')).toEqual([
      `lan@example.vn: ${missed}`,
      `mai@example.vn: ${missed}`,
    ]);
    expect(await at('2026-03-09T00:00:00')).toEqual([]);
    const [shown] = await reminders('lan');
    expect(shown).toMatchObject({ reference, kind: 'missed' });
    expect(
      await told(desk.post(`/reminders/${shown?.id}/seen`, {}, { cookie: await enter('lan') })),
    ).toBe('204');
    expect(await reminders('lan')).toEqual([]);
    expect(await reminders('mai')).toHaveLength(1);
    expect(await told(desk.post('/reminders/none/seen', {}, { cookie: await enter('lan') }))).toBe(
      '404 staff-no-reminder',
    );
    expect(desk.desk.logged.join('')).not.toMatch(/mai@example|lan@example|team@example/);
  });

  it('loses nothing over a restart between writing and sending, and sends nothing twice', async () => {
    await open({ DIGEST_AT: 'off' });
    const reference = await file();
    desk.desk.time.set('2026-03-04T08:00:00+07:00');
    await desk.desk.app.dueWatch.runDue();
    await desk.restart();
    await desk.desk.app.dueWatch.runDue();
    expect(await mails()).toEqual([
      `team@example.vn: [${reference}] Đến hạn 23:59, Thứ Năm, 05/03/2026`,
    ]);
    await desk.restart();
    expect(await at('2026-03-04T09:00:00')).toEqual([]);
  });

  it('tells once of what came while it was down, and nothing again when the clock goes back', async () => {
    await open({ DIGEST_AT: 'off' });
    const reference = await file();
    expect(await at('2026-03-05T15:00:00')).toEqual([
      `team@example.vn: [${reference}] Đến hạn 23:59, Thứ Năm, 05/03/2026`,
    ]);
    expect(await at('2026-03-04T08:30:00')).toEqual([]);
    expect(await at('2026-03-05T16:00:00')).toEqual([]);
  });

  it('reminds anew of a due date that was moved, and not of one that was met', async () => {
    await open({ DIGEST_AT: 'off' });
    const reference = await file();
    expect(await at('2026-03-04T08:00:00')).toHaveLength(1);
    const { store } = desk.desk.app;
    const change = async (how: 'extend' | 'meet') => {
      const found = await store.cases.find(reference);
      const seq = (await store.cases.history(reference)).length + 1;
      if (!found) throw new Error('the case is gone');
      const now = desk.desk.time.now();
      const clocks = found.clocks.map(clock =>
        how === 'meet'
          ? { ...clock, metAt: now }
          : {
              ...clock,
              dueAt: new Date('2026-03-10T23:59:59+07:00'),
              extended: { at: now, reason: 'others', previousDueAt: clock.dueAt },
            },
      );
      await store.committer.commit({
        ...{ log: [], evidence: [], outbox: [] },
        cases: [{ ...found, clocks }],
        events: [{ reference, seq, at: now, actor: { kind: 'desk' }, type: how, detail: {} }],
      });
    };
    await change('extend');
    expect(await at('2026-03-05T13:30:00')).toEqual([]);
    expect(await at('2026-03-09T08:00:00')).toEqual([
      `team@example.vn: [${reference}] Đến hạn 23:59, Thứ Ba, 10/03/2026`,
    ]);
    await change('meet');
    expect(await at('2026-03-11T08:00:00')).toEqual([]);
  });

  it('says in one mail what is due at the same time, and nothing false when it comes late', async () => {
    await open({ DIGEST_AT: 'off', STAFF_LANGUAGE: 'en' });
    await file();
    await file();
    expect(await at('2026-03-04T08:00:00')).toEqual(['team@example.vn: 2 cases will soon be due']);
    await rm(outbox(), { recursive: true });
    await writeFile(outbox(), 'no mail can be written');
    desk.desk.time.set('2026-03-05T13:30:00+07:00');
    await desk.desk.app.dueWatch.runDue();
    await desk.desk.app.outbox.runDue();
    expect(await desk.desk.app.store.outbox.waiting()).toBe(1);
    for (const one of await desk.desk.app.store.cases.page({ limit: 10 })) {
      const seq = (await desk.desk.app.store.cases.history(one.reference)).length + 1;
      await desk.desk.app.store.committer.commit({
        ...{ log: [], evidence: [], outbox: [] },
        cases: [{ ...one, state: 'closed', outcome: 'fulfilled' }],
        events: [
          {
            ...{ reference: one.reference, seq, at: desk.desk.time.now(), type: 'closed' },
            ...{ actor: { kind: 'desk' }, detail: {} },
          },
        ],
      });
    }
    await rm(outbox());
    await mkdir(outbox());
    desk.desk.time.pass(3_600_000);
    expect(await mails()).toEqual([]);
    expect(await desk.desk.app.store.outbox.waiting()).toBe(0);
  });
});

describe('the mail about the day', () => {
  it('comes once on each working day, with what is late, due, and taken by nobody', async () => {
    await open();
    const reference = await file();
    expect(await at('2026-03-02T09:00:00')).toEqual([
      'team@example.vn: Thứ Hai, 02/03/2026: 0 quá hạn, 0 đến hạn hôm nay',
    ]);
    expect(await at('2026-03-03T07:59:00')).toEqual([]);
    expect(await at('2026-03-03T08:00:00')).toHaveLength(1);
    await desk.restart();
    expect(await at('2026-03-03T15:00:00')).toEqual([]);
    expect(await at('2026-03-06T11:00:00')).toContain(
      'team@example.vn: Thứ Sáu, 06/03/2026: 1 quá hạn, 0 đến hạn hôm nay',
    );
    expect(await at('2026-03-08T09:00:00')).toEqual([]);
    const [mail] = (await readMails(desk.desk.dataDir)).filter(({ subject }) =>
      subject?.includes('06/03/2026: 1 quá hạn'),
    );
    expect(mail?.text).toContain('1 hồ sơ đang mở chưa có người phụ trách.');
    expect(mail?.text).toContain(`https://desk.example.vn/staff/cases/${reference}`);
    expect(mail?.html).toContain(`<a href="https://desk.example.vn/staff/cases/${reference}">`);
    expect(mail?.text).not.toContain('bảo hiểm');
  });

  it('is not sent any more on another day', async () => {
    await open();
    await rm(outbox(), { recursive: true });
    await writeFile(outbox(), 'no mail can be written');
    await desk.desk.app.dueWatch.runDue();
    await desk.desk.app.outbox.runDue();
    await rm(outbox());
    await mkdir(outbox());
    desk.desk.time.set('2026-03-03T07:00:00+07:00');
    expect(await mails()).toEqual([]);
    expect(await desk.desk.app.store.outbox.waiting()).toBe(0);
  });
});
