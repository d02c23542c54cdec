import { caseSchema } from '../../src/staff/api/schemas';
import { readMails } from '../support/read-mails';
import { CaseOffice, type Staff } from './support/case-office';

let office: CaseOffice;
let lan: Staff;
beforeEach(async () => {
  office = await CaseOffice.open();
  lan = await office.person('Lan', 'agent');
});
afterEach(() => office.close());

const json = async (response: Response | Promise<Response>) => (await response).json();
const read = async (response: Response | Promise<Response>) =>
  caseSchema.parse(await json(response));
const event = (reference: string, body: object, who = lan) =>
  who.send('POST', `/cases/${reference}/events`, body);
const refusal = async (response: Promise<Response>) => {
  const answer = await response;
  return [answer.status, ((await answer.json()) as { code: string }).code];
};

describe('a case', () => {
  it('hides who the customer is until that is revealed, and each look is in its history', async () => {
    const { reference } = await office.complaint('0912 345 678');
    const seen = await read(lan.get(`/cases/${reference}`));
    expect(seen).toMatchObject({
      hidden: true,
      customerName: 'N••• H•••',
      contact: { phone: '09•• ••• 678', hidden: true },
      channel: { id: 'directline', open: true },
      ...{ replyBy: 'channel', version: 1 },
    });
    expect(JSON.stringify(seen)).not.toMatch(/Hoa|0912|912345678/);
    const talk = `/cases/${reference}/transcript?upTo=now`;
    expect(await (await lan.get(talk)).text()).not.toMatch(/Hoa|0912/);
    const revealed = await read(lan.send('POST', `/cases/${reference}/reveal`));
    expect(revealed).toMatchObject({
      ...{ hidden: false, customerName: 'Nguyễn Thị Hoa' },
      contact: { phone: '+84912345678' },
    });
    expect(await (await lan.get(`${talk}&revealed=true`)).text()).toContain('Hoa');
    const looks = ['viewed', 'viewed', 'revealed', 'revealed'];
    expect(await office.history(reference)).toEqual(['filed', ...looks]);

    const mai = await office.person('Mai', 'auditor');
    expect((await mai.send('POST', `/cases/${reference}/reveal`)).status).toBe(403);
    expect(await (await mai.get(`${talk}&revealed=true`)).text()).not.toContain('Hoa');
    expect(await (await mai.get(`/cases/${reference}/export`)).text()).not.toMatch(/Hoa|0912/);
    const robot = await office.program('agent');
    expect((await robot.send('POST', `/cases/${reference}/reveal`)).status).toBe(403);
    const trusted = await office.program('supervisor');
    expect((await trusted.send('POST', `/cases/${reference}/reveal`)).status).toBe(200);
    expect((await office.store.verifyHistory(reference)).faults).toEqual([]);
  });

  it('is answered in the chat and by mail, and its promise is met', async () => {
    const { reference } = await office.complaint('hoa@example.vn');
    office.time.pass(3_600_000);
    const answered = await read(
      event(reference, { type: 'replied', text: 'Chúng tôi đã chặn số này.' }),
    );
    expect(answered).toMatchObject({
      state: 'answered',
      clocks: [{ name: 'company-reply', state: 'met', metAt: '2026-03-02T03:00:00.000Z' }],
    });
    expect(await office.lastSaid()).toBe(
      `Về hồ sơ ${reference} của Quý khách:\n\nChúng tôi đã chặn số này.`,
    );
    await office.desk.app.outbox.runDue();
    const mails = await readMails(office.desk.dataDir);
    const mail = mails.find(({ subject }) => subject?.includes('Trả lời hồ sơ'));
    expect(mail).toMatchObject({
      subject: `[${reference}] Trả lời hồ sơ của Quý khách`,
      to: { text: 'hoa@example.vn' },
      text: expect.stringContaining('Chúng tôi đã chặn số này.'),
    });
    expect(mail?.inReplyTo).toBe(
      mails.find(({ subject }) => subject?.includes('xác nhận') || subject?.includes('tiếp nhận'))
        ?.messageId ?? mail?.inReplyTo,
    );
    await office.chat.say('hồ sơ của tôi đến đâu rồi');
    expect(office.chat.lastReply?.text).toContain('Chúng tôi đã chặn số này.');
  });

  it('is asked about, and what the customer says next is her answer', async () => {
    const { reference } = await office.complaint();
    const asked = await read(event(reference, { type: 'asked-more', text: 'Số nào đã gọi?' }));
    expect(asked.state).toBe('waiting-for-customer');
    await office.chat.say('hồ sơ của tôi đến đâu rồi');
    expect(office.chat.lastReply?.text).toContain('Số nào đã gọi?');
    await office.chat.press('status.choices.done');
    await office.chat.say('Số 0987 654 321, lúc 9 giờ sáng');
    expect(await office.find(reference)).toMatchObject({ state: 'in-progress' });
    const [note] = (await office.store.cases.history(reference)).slice(-1);
    expect(note).toMatchObject({
      ...{ type: 'note-added', actor: { kind: 'customer' } },
      detail: { text: 'Số 0987 654 321, lúc 9 giờ sáng' },
    });
  });

  it('is closed with an outcome, told of it, and opened again with a new promise', async () => {
    const { reference } = await office.complaint();
    expect(await refusal(event(reference, { type: 'closed', outcome: 'refused' }))).toEqual([
      ...[400, 'outcome-text'],
    ]);
    expect(await refusal(event(reference, { type: 'closed', outcome: 'duplicate' }))).toEqual([
      ...[409, 'duplicate-refused'],
    ]);
    const closed = await read(
      event(reference, { type: 'closed', outcome: 'fulfilled', text: 'Đã xóa số của Quý khách.' }),
    );
    expect(closed).toMatchObject({ state: 'closed', outcome: 'fulfilled', urgency: 'none' });
    expect(closed.actions).toEqual(['reopened', 'assigned', 'noted']);
    expect(await office.lastSaid()).toContain('Đã xóa số của Quý khách.');
    expect(await refusal(event(reference, { type: 'replied', text: 'Chào' }))).toEqual([
      ...[409, 'work-refused'],
    ]);
    await office.comeBackAt('2026-03-09T09:00:00+07:00');
    const reopened = await read(event(reference, { type: 'reopened', text: 'Xin lỗi Quý khách.' }));
    expect(reopened).toMatchObject({
      state: 'reopened',
      clocks: [
        { state: 'met' },
        {
          state: 'running',
          startedAt: '2026-03-09T02:00:00.000Z',
          dueAt: '2026-03-12T16:59:59.000Z',
        },
      ],
    });
    expect(reopened.outcome).toBeUndefined();
  });

  it('that two change at once is changed by one, and the other is told', async () => {
    const { reference } = await office.complaint();
    const { version } = await read(lan.get(`/cases/${reference}`));
    const [one, other] = await Promise.all(
      ['a', 'b'].map(text => event(reference, { type: 'replied', text, version })),
    );
    expect([one?.status, other?.status].sort()).toEqual([201, 409]);
    expect((await office.history(reference)).filter(type => type === 'replied')).toHaveLength(1);
  });

  it('is given to a colleague, linked, noted; the 72 hours hold it open', async () => {
    const { reference } = await office.complaint();
    await office.person('Mai', 'auditor');
    expect(await refusal(event(reference, { type: 'assigned', to: 'mai' }))).toEqual([
      ...[409, 'staff-no-person'],
    ]);
    await event(reference, { type: 'assigned', to: 'lan' });
    const mine = await json(lan.get('/cases?assigned=me'));
    expect(mine).toMatchObject({
      ...{ total: 1, cases: [{ reference, assignedTo: { id: 'lan', name: 'Lan' } }] },
    });
    const awareAt = '2026-03-02T01:00:00.000Z';
    const started = await read(event(reference, { type: 'authority-clock-started', awareAt }));
    expect(started.clocks).toMatchObject([
      { name: 'company-reply' },
      { name: 'authority-notice', dueAt: '2026-03-05T01:00:00.000Z' },
    ]);
    expect(started.actions).not.toContain('closed');
    expect(await refusal(event(reference, { type: 'closed', outcome: 'fulfilled' }))).toEqual([
      ...[409, 'work-refused'],
    ]);
    await event(reference, { type: 'clock-met', clock: 'authority-notice' });
    expect((await event(reference, { type: 'closed', outcome: 'fulfilled' })).status).toBe(201);
    office.chat.changeConversation('second');
    const second = await office.complaint();
    expect(
      await refusal(event(second.reference, { type: 'linked-duplicate', of: second.reference })),
    ).toEqual([...[409, 'duplicate-refused']]);
    await event(second.reference, { type: 'linked-duplicate', of: reference });
    expect((await read(lan.get(`/cases/${reference}`))).duplicates).toEqual([second.reference]);
    const closed = await event(second.reference, { type: 'closed', outcome: 'duplicate' });
    expect(await closed.json()).toMatchObject({ duplicateOf: reference, outcome: 'duplicate' });
  });

  it('that cannot be answered where the customer was is answered by mail or by phone', async () => {
    const filed = await json(
      lan.send('POST', '/cases', {
        ...{ type: 'misuse-complaint', language: 'en', contact: { phone: '0912 345 678' } },
        answers: { what: 'Someone read out my number', name: 'Hoa Nguyen' },
      }),
    );
    expect(filed).toMatchObject({ accessCode: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) });
    const { reference } = filed as { reference: string };
    expect(await read(lan.get(`/cases/${reference}`))).toMatchObject({
      ...{ replyBy: 'none', channel: { id: 'phone', open: false } },
    });
    const reply = { type: 'replied', text: 'We have stopped it.' };
    expect(await refusal(event(reference, reply))).toEqual([409, 'staff-no-way']);
    expect((await event(reference, { ...reply, by: 'phone' })).status).toBe(201);
    expect(await office.find(reference)).toMatchObject({ state: 'answered' });
  });
});

describe('a due date of the law', () => {
  const filed = async () => {
    const answer = await lan.send('POST', '/cases', {
      ...{ type: 'access', language: 'vi', contact: { email: 'hoa@example.vn' } },
      answers: { scope: ['all'], name: 'Nguyễn Thị Hoa', identity: true },
    });
    return ((await answer.json()) as { reference: string }).reference;
  };

  it('is extended once, with a reason, before it is over, by no more than the law gives', async () => {
    const reference = await filed();
    const extended = { type: 'extended', clock: 'statutory-fulfil', reason: 'complex' };
    const refused = [409, 'extension-refused'];
    expect(await refusal(event(reference, { ...extended, days: 11 }))).toEqual(refused);
    expect(await refusal(event(reference, { ...extended, clock: 'statutory-reply' }))).toEqual(
      refused,
    );
    const changed = await read(event(reference, { ...extended, days: 5 }));
    expect(changed.clocks[1]).toMatchObject({
      dueAt: '2026-03-17T16:59:59.000Z',
      extended: { reason: 'complex', previousDueAt: '2026-03-12T16:59:59.000Z' },
    });
    expect(changed.state).toBe('in-progress');
    expect(await refusal(event(reference, extended))).toEqual([409, 'work-refused']);
    await office.desk.app.outbox.runDue();
    const mails = await readMails(office.desk.dataDir);
    expect(mails.map(({ text }) => text ?? '').join()).toContain('17/03/2026');
  });

  it('cannot be extended once it is over', async () => {
    const reference = await filed();
    await office.comeBackAt('2026-03-13T09:00:00+07:00');
    const { actions } = await read(lan.get(`/cases/${reference}`));
    expect(actions).not.toContain('extended');
  });
});

describe('a redaction', () => {
  it('takes the words away for good, and the history tells that it was done', async () => {
    const png = Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      Buffer.from('secret'),
    ]);
    await office.chat.send([{ name: 'giấy tờ.png', content: png }]);
    const { reference } = await office.complaint();
    const [file] = (await office.find(reference)).evidence;
    const path = `/cases/${reference}/evidence/${file?.id}`;
    const preview = await lan.get(`${path}?preview=true`);
    expect(preview.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await preview.arrayBuffer())).toEqual(png);
    expect((await lan.get(path)).headers.get('content-disposition')).toMatch(/^attachment; .*utf/i);

    const chief = await office.person('Chief', 'supervisor');
    const redact = (what: object, who = chief) =>
      event(reference, { type: 'redacted', what, reason: 'a stranger’s paper' }, who);
    expect((await redact({ kind: 'answer', field: 'what' }, lan)).status).toBe(403);
    const log = await office.store.log.after('directline:chat', 0);
    const told = log.find(({ activity }) => activity.text === 'Có người lạ gọi mời tôi mua đất');
    for (const what of [
      { kind: 'answer', field: 'what' },
      { kind: 'evidence', id: file?.id },
      { kind: 'message', activityId: told?.id },
    ])
      expect((await redact(what)).status).toBe(201);
    expect(await refusal(redact({ kind: 'answer', field: 'what' }))).toEqual([
      ...[404, 'redaction-refused'],
    ]);
    expect((await lan.get(path)).status).toBe(404);
    const seen = await read(lan.get(`/cases/${reference}`));
    expect(seen.answers.find(({ field }) => field === 'what')).toMatchObject({
      ...{ value: 'Removed by staff', redacted: true },
    });
    const talk = await lan.get(`/cases/${reference}/transcript?format=text`);
    expect(await talk.text()).toContain('This message has been removed.');
    expect(seen.evidence).toMatchObject([{ redacted: true, sha256: file?.sha256 }]);
    expect(seen.summary).toBe('');
    const again = await office.store.log.after('directline:chat', 0);
    expect(again.find(({ id }) => id === told?.id)?.activity).toMatchObject({ text: '' });
    expect(await json(lan.get('/cases?q=mua đất'))).toMatchObject({ total: 0 });
    expect((await office.store.verifyHistory()).faults).toEqual([]);
    expect((await office.store.verifyEvidence()).faults).toEqual([]);
  });
});
