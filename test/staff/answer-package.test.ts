import { readMails } from '../support/read-mails';
import { CaseOffice, type Staff } from './support/case-office';

let office: CaseOffice;
let lan: Staff;
beforeEach(async () => {
  office = await CaseOffice.open('en');
  lan = await office.person('Lan', 'agent');
});
afterEach(() => office.close());

const contents = 'name,phone\nHoa,0912 345 678\n'.repeat(3);

/** What is kept about somebody, asked for on the phone by a caller whom staff have made sure of. */
async function accessRequest(contact: object = { email: 'hoa@example.vn' }) {
  const filed = await lan.send('POST', '/cases', {
    ...{ type: 'access', language: 'en', contact },
    answers: { scope: ['all'], name: 'Nguyen Thi Hoa', identity: true },
  });
  return (await filed.json()) as { reference: string; accessCode: string };
}

async function handOver(reference: string) {
  const form = new FormData();
  form.set('text', 'This is all that we keep about you.');
  form.append('file', new Blob([contents]), 'dữ liệu <Hoa>.csv');
  const response = await lan.upload(`/cases/${reference}/packages`, form);
  const made = (await response.json()) as { id: string; link: string; code?: string };
  return { status: response.status, ...made };
}

interface Opened {
  step: string;
  sentTo: string;
  files: { id: string }[];
}

const page = (link: string) => `${office.origin}${new URL(link).pathname}`;
const knock = async (link: string, codes: object) => {
  const response = await fetch(`${page(link)}/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language: 'en', ...codes }),
  });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const body = (await response.json()) as Opened;
  return { status: response.status, cookie, body };
};

async function lastCode(): Promise<string> {
  await office.desk.app.outbox.runDue();
  const mails = await readMails(office.desk.dataDir);
  const codes = mails.flatMap(({ text, subject }) =>
    subject === 'Your one-time code' ? (/^\d{6}$/m.exec(text ?? '') ?? []) : [],
  );
  return codes.at(-1) ?? '';
}

describe('an answer that is handed over', () => {
  it('opens to the access code and a one-time code, and each download is in the history', async () => {
    const { reference, accessCode } = await accessRequest();
    const { status, id, link } = await handOver(reference);
    expect([status, link]).toEqual([201, `https://desk.example.vn/answer/${id}`]);
    await office.desk.app.outbox.runDue();
    const told = (await readMails(office.desk.dataDir)).find(({ text }) => text?.includes(link));
    expect(told?.to).toMatchObject({ text: 'hoa@example.vn' });
    expect(told?.text).not.toMatch(/all that we keep/);

    expect((await knock(link, { accessCode: '2222-2222-222A' })).status).toBe(404);
    const first = await knock(link, { accessCode });
    expect(first).toMatchObject({ status: 200, cookie: '', body: { step: 'code' } });
    expect(first.body.sentTo).toBe('h•••@example.vn');
    const code = await lastCode();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await knock(link, { accessCode, code: wrong })).body).toMatchObject({ wrong: true });
    const opened = await knock(link, { accessCode, code });
    expect(opened.body).toMatchObject({
      ...{ step: 'open', reference, text: 'This is all that we keep about you.' },
      files: [{ name: 'dữ liệu <Hoa>.csv' }],
    });
    const file = `${page(link)}/files/${opened.body.files[0]?.id}`;
    expect((await fetch(file)).status).toBe(404);
    const download = await fetch(file, { headers: { cookie: opened.cookie } });
    expect(await download.text()).toBe(contents);
    expect(download.headers.get('content-type')).toBe('application/octet-stream');
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect(download.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''/,
    );
    expect(await office.history(reference)).toEqual([
      ...['filed', 'package-made', 'package-code-sent', 'package-opened', 'package-downloaded'],
    ]);
    expect(await office.find(reference)).toMatchObject({ state: 'answered' });
    const seen = await (await lan.get(`/cases/${reference}`)).json();
    expect(seen).toMatchObject({ packages: [{ id, opened: 1, withdrawn: false }] });
    expect((await office.store.verifyEvidence()).faults).toEqual([]);
  });

  it('takes no code twice, and not more than three tries a code', async () => {
    const { reference, accessCode } = await accessRequest();
    const { link } = await handOver(reference);
    await knock(link, { accessCode });
    const code = await lastCode();
    for (let tries = 0; tries < 3; tries++) await knock(link, { accessCode, code: '0' });
    expect((await knock(link, { accessCode, code })).body).toMatchObject({ wrong: true });
    office.time.pass(61_000);
    await knock(link, { accessCode });
    const next = await lastCode();
    expect((await knock(link, { accessCode, code: next })).body.step).toBe('open');
    expect((await knock(link, { accessCode, code: next })).body.step).toBe('code');
  });

  it('is gone once it is taken back, or its time is over', async () => {
    const { reference, accessCode } = await accessRequest();
    const [one, other] = [await handOver(reference), await handOver(reference)];
    const removed = await lan.send('DELETE', `/cases/${reference}/packages/${one.id}`);
    expect(removed.status).toBe(204);
    expect((await knock(one.link, { accessCode })).status).toBe(404);
    expect((await knock(other.link, { accessCode })).status).toBe(200);
    const [kept] = (await office.store.caseWork.packages.find(other.id))?.files ?? [];
    office.time.pass(15 * 86_400_000);
    expect((await knock(other.link, { accessCode })).status).toBe(404);
    const times = { draft: 30, conversation: 90, evidence: 365, case: 365 };
    await office.store.purge({ times, now: office.time.now(), dryRun: false });
    await expect(office.store.evidence.open(kept?.id ?? '')).rejects.toMatchObject({
      code: 'evidence-unknown',
    });
    expect((await office.store.verifyHistory()).faults).toEqual([]);
  });

  it('is made only for who can be sent a code, and of files that are taken', async () => {
    const { reference } = await accessRequest({ phone: '0912 345 678' });
    expect(await handOver(reference)).toMatchObject({ status: 409, code: 'staff-no-proof' });
    const form = new FormData();
    form.set('text', 'x');
    form.append('file', new Blob([Buffer.from('4d5a900003000000', 'hex')]), 'virus.exe');
    const refused = await lan.upload(`/cases/${reference}/packages`, form);
    expect(refused.status).toBe(415);
    expect(await refused.json()).toMatchObject({ code: 'evidence-kind' });
    expect((await office.find(reference)).state).toBe('new');
  });

  it('of a complaint opens to the access code alone', async () => {
    const { reference, accessCode } = await office.complaint();
    const { link } = await handOver(reference);
    expect(await office.lastSaid()).toContain(link);
    expect((await knock(link, { accessCode })).body.step).toBe('open');
    await office.chat.say('what is the status of my case');
    expect(office.chat.lastReply?.text).toContain(link);
  });
});
