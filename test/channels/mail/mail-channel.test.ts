import { Readable } from 'node:stream';
import { localDateOf } from '../../../src/domain/hanoi-time';
import { newReference } from '../../../src/domain/reference';
import { desk as run } from '../../cli/desk';
import { png } from '../../dialogs/support/png';
import { describeWithImap } from '../../support/providers/imap-server';
import { type MailDesk, openMailDesk, published, staff } from './support/mail-desk';

const complaint = {
  subject: 'Khiếu nại lộ thông tin',
  text: 'Hôm qua có người xưng bên bảo hiểm gọi cho tôi, đọc đúng số căn cước của tôi.\n\nTrân trọng,\nNguyễn Thị Hoa',
};

describeWithImap('e-mail as a channel', () => {
  let desk: MailDesk;
  let customers = 0;
  beforeAll(async () => {
    desk = await openMailDesk({ EVIDENCE_MAX_MB: '1' });
    await desk.begin();
  });
  afterAll(() => desk.close());

  /** Another customer for each test. */
  const someone = () => `hoa-${++customers}@example.com`;
  const named = (address: string) => `Nguyễn Thị Hoa <${address}>`;

  /** Writes a complaint and gets its answer. */
  async function filed(files: { name: string; content: Buffer }[] = []) {
    const hoa = someone();
    const id = `<first-of-${hoa}>`;
    await desk.receives({ ...complaint, from: named(hoa), id, files });
    const answer = await desk.answer(hoa);
    const [filedCase] = await desk.casesOf(hoa);
    if (!filedCase) throw new Error('no case was made');
    return { hoa, id, answer, filedCase };
  }

  it('makes a case of a mail and answers with number, code and due date', async () => {
    const { hoa, id, answer, filedCase } = await filed([png('man-hinh.png', 5_000)]);
    expect(filedCase).toMatchObject({
      type: 'misuse-complaint',
      language: 'vi',
      state: 'new',
      contact: { email: hoa },
      evidence: [{ name: 'man-hinh.png', contentType: 'image/png' }],
      answers: { how: { chosen: ['call'] }, name: { text: 'Nguyễn Thị Hoa' } },
    });
    expect(filedCase.answers.what).toMatchObject({ text: expect.stringContaining('bên bảo hiểm') });
    expect(answer.subject).toContain(filedCase.reference);
    expect(answer.text).toContain(`Số hồ sơ: ${filedCase.reference}`);
    expect(answer.text).toMatch(/Mã truy cập: \S{4}-\S{4}-\S{4}/);
    const due = filedCase.clocks[0]?.dueAt ?? new Date(0);
    expect(localDateOf(due)).toBe('2026-03-05');
    expect(answer.text).toMatch(/05\/03\/2026[\s\S]*3 ngày làm việc/);
    expect(answer.text).toContain('man-hinh.png');
    // In the thread of the mail that it answers, and known to machines as no mail of a person.
    expect(answer.inReplyTo).toBe(id);
    expect(answer.headers.get('auto-submitted')).toBe('auto-replied');
    // Nothing that somebody wrote is sent on, for who wrote from this address is not known.
    expect(answer.text).not.toContain('bảo hiểm');
    await desk.readAllBut(0);
    expect(await desk.mailbox.flags()).toEqual([['\\Seen']]);
    expect((await desk.answer(staff)).text).toContain(filedCase.reference);
    expect(await desk.sentTo(hoa)).toHaveLength(1);
  });

  it('answers in the language of the mail, and says what is next where identity matters', async () => {
    const john = someone();
    await desk.receives({
      from: `John Miller <${john}>`,
      subject: 'Request for a copy of my data',
      text: 'Dear Sir or Madam, I request a copy of all personal data that you hold about me.',
    });
    const answer = await desk.answer(john);
    expect(answer.text).toMatch(/Case number: PD-/);
    expect(answer.text).toContain('make sure that it is you who asks');
    const [asked] = await desk.casesOf(john);
    expect(asked).toMatchObject({ type: 'access', language: 'en', state: 'new' });
    expect(asked?.answers.identity).toBeUndefined();
  });

  it('stops offers at once when a mail asks for it', async () => {
    const hoa = someone();
    const text = 'Please stop sending me marketing emails.';
    await desk.receives({ from: named(hoa), subject: 'unsubscribe', text });
    expect((await desk.answer(hoa)).text).toContain(`sends no more offers to ${hoa}`);
    expect(await desk.app.store.preferences.of(hoa)).toMatchObject([
      { purpose: 'marketing', allowed: false },
    ]);
    expect(await desk.casesOf(hoa)).toMatchObject([{ state: 'closed', outcome: 'fulfilled' }]);
    // Where more is told, a person reads it too; neither code is shown to staff.
    const mai = someone();
    const files = [png('quang-cao.png')];
    await desk.receives({ from: mai, subject: 'Đề nghị ngừng gửi quảng cáo cho tôi', files });
    const codes = (await desk.answer(mai)).text?.match(/(?<=Mã truy cập: )\S+/g) ?? [];
    expect(codes).toHaveLength(2);
    const filedTypes = (await desk.casesOf(mai)).map(({ type }) => type);
    expect(filedTypes.toSorted()).toEqual(['marketing-opt-out', 'misuse-complaint']);
    const [told] = (await desk.sentTo(staff)).toReversed();
    expect(told?.attachments).toHaveLength(3);
    const all = [told?.text, ...(told?.attachments.map(({ content }) => content) ?? [])].join('\n');
    expect(all).toContain('ngừng gửi quảng cáo');
    for (const code of codes) expect(all).not.toContain(code);
  });

  it('adds a reply to its case, found by the thread alone, and keeps the whole of it', async () => {
    const { hoa, answer, filedCase } = await filed();
    const { reference, conversationId = '' } = filedCase;
    await desk.receives({
      from: named(hoa),
      subject: 'Re: Khiếu nại',
      inReplyTo: answer.messageId ?? '',
      text: 'Số gọi đến là 0281234567.\n\nVào 09:00, 2 thg 3, 2026, PARAGON <support@example.vn> đã viết:\n> Kính gửi Quý khách',
      files: [png('nhat-ky.png', 900)],
    });
    const second = await desk.answer(hoa, 2);
    expect(second.text).toContain(`đã được thêm vào hồ sơ ${reference}`);
    expect(second.inReplyTo).not.toBe(answer.inReplyTo);
    expect(await desk.casesOf(hoa)).toMatchObject([{ evidence: [{ name: 'nhat-ky.png' }] }]);
    const notes = (await desk.history(reference)).filter(({ type }) => type === 'note-added');
    expect(notes).toMatchObject([{ detail: { text: 'Số gọi đến là 0281234567.' } }]);
    const log = await desk.app.store.log.after(conversationId, 0);
    expect(log.at(-2)?.activity.text).toContain('> Kính gửi Quý khách');
    const toStaff = (await desk.sentTo(staff)).filter(({ subject }) =>
      subject?.includes(reference),
    );
    expect(toStaff.map(({ subject }) => subject).join()).toContain('cập nhật hồ sơ');
  });

  it('adds a mail that names a case when it comes from the address of the case', async () => {
    const { hoa, filedCase } = await filed();
    const subject = `Bổ sung ${filedCase.reference}`;
    await desk.receives({ from: named(hoa), subject, text: 'Họ gọi lại hôm nay.' });
    expect((await desk.answer(hoa, 2)).text).toContain('đã được thêm vào hồ sơ');
    expect(await desk.casesOf(hoa)).toHaveLength(1);
  });

  it('opens no case to another address, unless it has the access code', async () => {
    const { answer, filedCase } = await filed();
    const { reference } = filedCase;
    const code = /Mã truy cập: (\S+)/.exec(answer.text ?? '')?.[1];
    const lan = someone();
    await desk.receives({ from: lan, subject: reference, text: 'Cho tôi xem hồ sơ này.' });
    const refusal = await desk.answer(lan);
    expect(refusal.text).toContain('mã truy cập gồm 12 ký tự');
    expect(refusal.text).not.toContain('chuyển đến nhân viên');
    // The same words for a case that there is not.
    const nobodys = newReference(bound => bound - 2);
    await desk.receives({ from: lan, subject: nobodys, text: 'Cho tôi xem hồ sơ này.' });
    const stranger = await desk.answer(lan, 2);
    expect(stranger.text?.replace(/PD-\S+\./, '')).toBe(refusal.text?.replace(/PD-\S+\./, ''));
    expect((await desk.history(reference)).map(({ type }) => type)).toEqual(['filed']);
    await desk.receives({ from: lan, text: `Hồ sơ ${reference}, mã ${code}: tôi bổ sung.` });
    expect((await desk.answer(lan, 3)).text).toContain('đã được thêm vào hồ sơ');
    expect(await desk.casesOf(lan)).toEqual([]);
    const note = (await desk.history(reference)).find(({ type }) => type === 'note-added');
    expect(note?.detail.text).toBe(`Hồ sơ ${reference}, mã ••••: tôi bổ sung.`);
  });

  it('is the same case in the chat on the website, by the number and code of the mail', async () => {
    const { hoa, answer, filedCase } = await filed();
    const { reference } = filedCase;
    const code = /Mã truy cập: (\S+)/.exec(answer.text ?? '')?.[1] ?? '';
    for (const text of ['tra cứu hồ sơ', reference]) await desk.onWebsite(text);
    expect(await desk.onWebsite(code)).toContain(`Hồ sơ ${reference}`);
    await desk.onWebsite('Số gọi đến hôm đó là 0281234567.');
    const files = [png('ghi-am.png')];
    await desk.receives({ from: named(hoa), subject: reference, files });
    await desk.answer(hoa, 2);
    const history = (await desk.history(reference)).map(({ type }) => type);
    expect(history).toEqual(['filed', 'note-added', 'evidence-added']);
  });

  it("brings staff's words and files into the thread, as a mail of a person", async () => {
    const { hoa, id, answer, filedCase } = await filed();
    const { name, content } = png('bien-ban.png', 800);
    const kept = await desk.app.store.evidence.keep({ name, content: Readable.from(content) });
    await desk.app.turns.beside(filedCase.conversationId ?? '', turn => {
      turn.say('Chúng tôi đã kiểm tra.', { name: 'Lan', files: [kept] });
    });
    const said = await desk.answer(hoa, 2);
    expect(said.text).toContain('Chúng tôi đã kiểm tra.');
    expect(said.attachments).toMatchObject([{ filename: name, size: content.length }]);
    expect(said.subject).toBe(answer.subject);
    expect(said.inReplyTo).toBe(id);
    expect(said.headers.get('auto-submitted')).toBeUndefined();
  });

  it('notes with the case that the mail server refuses an address for good', async () => {
    const { filedCase } = await filed();
    desk.smtp.refuseNext(550);
    await desk.app.turns.beside(filedCase.conversationId ?? '', turn => {
      turn.say('Chúng tôi đã kiểm tra.', { name: 'Lan' });
    });
    await desk.app.outbox.runDue();
    expect((await desk.history(filedCase.reference)).at(-1)).toMatchObject({
      type: 'delivery-failed',
      detail: { channel: 'email', code: 'mail-refused' },
    });
  });

  it('answers no machine, and leaves what it does not answer unread', async () => {
    const { answer } = await filed();
    await desk.readAllBut(0);
    const robot = someone();
    const machines: Record<string, string>[] = [
      { 'Auto-Submitted': 'auto-replied' },
      { 'Return-Path': '<>' },
      { 'List-Id': '<news.shop.example>' },
    ];
    const before = desk.leftCodes.length;
    for (const headers of machines)
      await desk.receives({ from: robot, headers, text: 'Tôi đi vắng.' });
    await desk.receives({ from: `Desk <${published}>`, text: 'Chuyển tiếp' });
    await desk.receives({
      from: staff,
      subject: 'Re: [PD-7K3M-9QX4]',
      text: 'Tôi nhận hồ sơ này.',
    });
    // Its own mail comes back as it was sent.
    await desk.mailbox.deliver(answer.source);
    expect(await desk.left(before, 6)).toEqual([
      'mail-auto-reply',
      'mail-bounce',
      'mail-list',
      'mail-own',
      'mail-own',
      'mail-own',
    ]);
    // A group that passes mail on to the published address marks it as a list; a person wrote it all the same.
    const nam = someone();
    const group = { 'List-Id': '<support.example.vn>', Precedence: 'list' };
    await desk.receives({ ...complaint, from: nam, headers: group });
    await desk.answer(nam);
    await desk.readAllBut(6);
    expect(await desk.unread()).toBe(6);
    expect(await desk.casesOf(robot)).toEqual([]);
  });

  it('names the files that it refuses', async () => {
    const { answer, filedCase } = await filed([
      { name: 'virus.exe', content: Buffer.from('MZ\x90\x00\x03'.repeat(100), 'latin1') },
      { name: 'trong.txt', content: Buffer.alloc(0) },
      png('anh.png'),
    ]);
    expect(filedCase.evidence).toMatchObject([{ name: 'anh.png' }]);
    expect(answer.text).toContain('chưa nhận loại tệp như virus.exe');
    expect(answer.text).toContain('Tệp trong.txt không có nội dung');
  });

  it('reads of a mail that is too big the words alone, and refuses its files by name', async () => {
    const { answer, filedCase } = await filed([png('phim.png', 4_000_000)]);
    expect(answer.text).toContain('Tệp phim.png lớn hơn 1 MB');
    expect(filedCase).toMatchObject({ type: 'misuse-complaint', evidence: [] });
  });

  it('stops answering who writes too often in a day', async () => {
    const [hoa, before] = [someone(), desk.leftCodes.length];
    for (let mail = 0; mail < 21; mail++)
      await desk.receives({ from: hoa, subject: `Thư ${mail}`, text: 'xin chào' });
    expect(await desk.left(before)).toEqual(['mail-too-many']);
    expect(await desk.sentTo(hoa, 20)).toHaveLength(20);
  });

  it('answers each mail once, over restarts, lost connections and new numbers', async () => {
    const { hoa } = await filed();
    await desk.restart();
    await desk.mailbox.stop();
    await desk.mailbox.start();
    const [nam, mai] = [someone(), someone()];
    await desk.receives({ from: nam, ...complaint });
    await desk.answer(nam);
    await desk.mailbox.renumber();
    await desk.receives({ from: mai, ...complaint });
    await desk.answer(mai);
    for (const address of [hoa, nam, mai]) {
      expect(await desk.casesOf(address)).toHaveLength(1);
      expect(await desk.sentTo(address)).toHaveLength(1);
    }
  });

  it('tells an operator whether the mailbox can be read', async () => {
    const check = (url: string) => run(['channel', 'email', 'check'], '', { IMAP_URL: url });
    const { url } = desk.mailbox;
    expect(await check(url)).toMatchObject({ code: 0, out: expect.stringMatching(/can be read/) });
    const wrong = {
      password: url.replace('a%2Fb', 'wrong'),
      path: url.replace('INBOX', 'Elsewhere'),
    };
    expect((await check(wrong.password)).out).toMatch(/the password is not taken/);
    expect((await check(wrong.path)).out).toMatch(/no mailbox of this name/);
    await desk.mailbox.stop();
    expect(await check(url)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/nobody answers/),
    });
    await desk.mailbox.start();
  });
});
