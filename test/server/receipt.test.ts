import { createHash } from 'node:crypto';
import { languages } from '../../src/domain/language';
import { fileComplaint } from '../dialogs/support/file-complaint';
import { Chat } from '../support/open-chat';
import { openTestApp, type TestApp } from '../support/open-test-app';
import { readMails } from '../support/read-mails';

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('ảnh chụp'.repeat(20)),
]);

let desk: TestApp;
let origin: string;
beforeEach(async () => {
  desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00' });
  origin = `http://127.0.0.1:${await desk.app.listen()}`;
});
afterEach(() => desk.close());

const open = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${origin}/receipt/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe.each(languages)('a receipt on its own page (%s)', language => {
  it('shows number, times, rules and the files with their hashes, and no answer', async () => {
    const chat = new Chat(desk, language, false);
    await chat.send([{ name: 'Ảnh chụp màn hình.png', content: png }]);
    const { reference, accessCode } = await fileComplaint(chat);
    const typed = {
      reference: reference.toLowerCase().replaceAll('-', ' '),
      accessCode: ` ${accessCode.toLowerCase()}`,
    };
    const response = await open({ ...typed, language });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const receipt = await response.text();
    expect(JSON.parse(receipt)).toEqual({
      reference,
      request: chat.text('requests.misuseComplaint.name'),
      receivedAt: expect.stringContaining('2026'),
      clocks: [expect.stringMatching(/23:59.*\n\(3 /)],
      state: chat.text('status.state.new'),
      files: [
        {
          name: 'Ảnh chụp màn hình.png',
          size: expect.any(String),
          sha256: createHash('sha256').update(png).digest('hex'),
        },
      ],
    });
    expect(receipt).not.toMatch(/Hoa|0912|\+84/);
  });
});

describe('the receipt page', () => {
  it('says the same of a wrong code and of a number that does not exist, and counts both', async () => {
    const chat = new Chat(desk, 'vi', false);
    const { reference, accessCode } = await fileComplaint(chat);
    const wrong = { reference, accessCode: '2222-2222-222A', language: 'vi' };
    const refusals = [];
    for (const tried of [
      wrong,
      { ...wrong, reference: 'PD-2222-2222' },
      { ...wrong, reference: '__proto__' },
    ]) {
      const response = await open(tried);
      refusals.push([response.status, await response.text()]);
    }
    expect(new Set(refusals.map(refusal => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]?.[0]).toBe(404);
    for (let tries = 0; tries < 4; tries++) await open(wrong);
    // The case rests, the right code is refused alike …
    const resting = await open({ ...wrong, accessCode });
    expect([resting.status, await resting.text()]).toEqual(refusals[0]);
    // … and the address has used up its tries.
    const busy = await open({ ...wrong, accessCode });
    expect(busy.status).toBe(429);
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
    desk.time.pass(16 * 60_000);
    expect((await open({ ...wrong, accessCode })).status).toBe(200);
  });

  it('refuses other sites, and what is no request', async () => {
    const asked = { reference: 'PD-2222-2222', accessCode: 'x', language: 'vi' };
    expect((await open(asked, { origin: 'https://elsewhere.example' })).status).toBe(403);
    for (const body of [{}, { ...asked, language: 'fr' }, { ...asked, reference: 7 }, []])
      expect((await open(body)).status).toBe(400);
    expect((await fetch(`${origin}/receipt/open`)).status).toBe(405);
    expect(desk.logged.join('')).not.toContain('PD-2222-2222');
  });
});

describe.each(languages)('a receipt by mail (%s)', language => {
  it('goes to the address given for the answer, without the code and without her words', async () => {
    const chat = new Chat(desk, language, false);
    const { reference, accessCode } = await fileComplaint(chat, 'hoa@example.vn');
    await desk.app.outbox.runDue();
    const mails = await readMails(desk.dataDir);
    const mail = mails.find(({ to }) =>
      [to ?? []].flat().some(({ text }) => text === 'hoa@example.vn'),
    );
    expect(mail?.subject).toBe(chat.text('receipt.mail.subject', { reference }));
    expect(mail?.text).toContain(`https://desk.example.vn/receipt#${reference}`);
    expect(mail?.text).toContain('23:59');
    expect(`${mail?.text}${mail?.html}`).not.toContain(accessCode);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Hoa|người lạ|stranger/);
  });
});
