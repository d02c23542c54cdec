import { readFile } from 'node:fs/promises';
import { languages } from '../../src/domain/language';
import { caseSummarySchema } from '../../src/staff/api/schemas';
import { CaseOffice, type Staff } from './support/case-office';

let office: CaseOffice;
let lan: Staff;
let chief: Staff;
beforeEach(async () => {
  office = await CaseOffice.open();
  lan = await office.person('Lan', 'agent');
  chief = await office.person('Chief', 'supervisor');
});
afterEach(() => office.close());

const ask = async (path: string, who = lan) => (await who.get(path)).json();

async function called(what: string, phone: string): Promise<string> {
  const filed = await lan.send('POST', '/cases', {
    ...{ type: 'misuse-complaint', language: 'vi', contact: { phone } },
    answers: { what, name: 'Trần Văn Nam', how: ['call'], when: '2026-03-01' },
  });
  expect(filed.status).toBe(201);
  return ((await filed.json()) as { reference: string }).reference;
}

describe('the queue', () => {
  it('is searched by number, whole contact and words of the telling', async () => {
    const one = await called('Họ đọc đúng số căn cước 001 203 004 555 của tôi', '0912 345 678');
    const other = await called('Công ty lạ mời mua bảo hiểm', '0987 654 321');
    const found = async (q: string) => {
      const { cases } = (await ask(`/cases?q=${encodeURIComponent(q)}`)) as { cases: unknown[] };
      return cases.map(row => caseSummarySchema.parse(row).reference);
    };
    expect(await found(one)).toEqual([one]);
    expect(await found(one.toLowerCase().replaceAll('-', ' '))).toEqual([one]);
    expect(await found('+84 987 654 321')).toEqual([other]);
    expect(await found('can cuoc')).toEqual([one]);
    expect(await found('bảo hiểm')).toEqual([other]);
    expect(await found('tàu vũ trụ')).toEqual([]);
    expect(await ask('/cases?type=access&urgency=early&assigned=none')).toMatchObject({ total: 0 });
    const { cases } = (await ask('/cases')) as { cases: { summary: string }[] };
    expect(cases.map(({ summary }) => summary)).toContain(
      'Họ đọc đúng số căn cước ••• ••• ••• •55 của tôi',
    );
    const raw = await readFile(`${office.desk.dataDir}/desk.sqlite-wal`);
    for (const word of ['căn cước', 'bảo hiểm', 'hiem', 'cuoc', '0987654321', '987654321'])
      expect(raw.includes(word)).toBe(false);
  });

  it('remembers filters for who saved them', async () => {
    const view = { name: 'Trễ của tôi', query: 'urgency=late&assigned=me' };
    expect((await lan.send('PUT', '/views/late', view)).status).toBe(200);
    expect(await ask('/views')).toEqual({ views: [{ id: 'late', ...view }] });
    expect(await ask('/views', chief)).toEqual({ views: [] });
    expect((await chief.send('DELETE', '/views/late')).status).toBe(404);
    expect((await lan.send('DELETE', '/views/late')).status).toBe(204);
  });
});

describe('a case for a caller', () => {
  it('is refused with the field that is missing', async () => {
    const filed = await lan.send('POST', '/cases', {
      ...{ type: 'deletion', language: 'vi', contact: { email: 'a@b.vn' } },
      answers: { scope: ['all'], consequences: true, name: 'Nam' },
    });
    expect(filed.status).toBe(400);
    expect(await filed.json()).toMatchObject({ faults: [{ at: 'body.answers.identity' }] });
  });

  it('can be asked for in the form’s own words', async () => {
    const types = (await ask('/request-types')) as { type: string; fields: object[] }[];
    expect(types.map(({ type }) => type)).toContain('misuse-complaint');
    expect(types.find(({ type }) => type === 'access')?.fields[0]).toMatchObject({
      ...{ name: 'scope', kind: 'choices', required: true },
      choices: [{ value: 'all', label: expect.any(String) }, ...Array(6).fill(expect.anything())],
    });
  });
});

describe('what supervisors set', () => {
  it('templates: shipped ones in both languages, and what is written in their place', async () => {
    const list = async () =>
      ((await ask('/templates')) as { templates: { id: string; text: string }[] }).templates;
    const shipped = await list();
    for (const language of languages)
      expect(shipped.find(({ id }) => id === `desk-refused-${language}`)?.text).toContain(
        '{{reference}}',
      );
    const mine = {
      kind: 'closed',
      outcome: 'refused',
      language: 'vi',
      title: 'T',
      text: 'Của tôi',
    };
    const path = '/templates/desk-refused-vi';
    expect((await lan.send('PUT', path, mine)).status).toBe(403);
    expect((await chief.send('PUT', path, mine)).status).toBe(200);
    expect((await list()).find(({ id }) => id === 'desk-refused-vi')?.text).toBe('Của tôi');
    expect((await chief.send('DELETE', path)).status).toBe(204);
    expect(await list()).toEqual(shipped);
  });

  it('the calendar: from then on promises count by it', async () => {
    const { years } = (await ask('/calendar')) as { years: { year: number; holidays: object[] }[] };
    expect(years.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028]);
    const [, thisYear] = years;
    expect(thisYear?.holidays).toContainEqual({
      date: '2026-04-30',
      name: expect.stringMatching(/\w/),
    });
    const holidays = [...(thisYear?.holidays ?? []), { date: '2026-03-03', name: 'Nghỉ bù' }];
    const set = { confirmed: true, holidays };
    expect((await lan.send('PUT', '/calendar/2026', set)).status).toBe(403);
    expect((await chief.send('PUT', '/calendar/2026', set)).status).toBe(200);
    const { reference } = await office.complaint();
    const [clock] = (await office.find(reference)).clocks;
    expect(clock?.dueAt.toISOString()).toBe('2026-03-06T16:59:59.000Z');
    await office.desk.restart();
    expect((await office.store.caseWork.calendar.list())[0]?.holidays).toContainEqual({
      ...{ date: '2026-03-03', name: 'Nghỉ bù' },
    });
  });
});

describe('figures', () => {
  it('tell what came, what was answered in time, and what is open', async () => {
    const one = await called('Chuyện thứ nhất', '0912 345 678');
    await called('Chuyện thứ hai', '0912 345 679');
    office.time.pass(2 * 3_600_000 - 60_000);
    const reply = { type: 'replied', text: 'Đã xong', by: 'phone' };
    expect((await lan.send('POST', `/cases/${one}/events`, reply)).status).toBe(201);
    expect(await ask('/figures?weeks=2')).toMatchObject({
      weeks: [
        { received: 0 },
        { start: '2026-03-01T17:00:00.000Z', received: 2, answered: 1, withinPromise: 1, late: 0 },
      ],
      open: { total: 2, late: 0, today: 0, early: 1 },
      byType: [{ type: 'misuse-complaint', name: expect.any(String), received: 2, answered: 1 }],
      medianHoursToAnswer: 2,
    });
  });
});

describe('an export', () => {
  it('is a page without scripts, or JSON, and is written into the history', async () => {
    const hostile = '<script>alert(1)</script> =HYPERLINK("x")';
    const reference = await called(hostile, '0912 345 678');
    const page = await lan.get(`/cases/${reference}/export?format=html&language=vi`);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    const source = await page.text();
    expect(source).toContain('<html lang="vi">');
    expect(source).toContain('Trần Văn Nam');
    expect(source).toContain('<td>Tiếp nhận</td>');
    expect(source).not.toContain('<script');
    expect(await ask(`/cases/${reference}/export`)).toMatchObject({ reference, hidden: false });
    expect(await office.history(reference)).toEqual(['filed', 'exported', 'exported']);
  });
});

describe('people', () => {
  it('are those to whom cases can be given', async () => {
    await office.person('Mai', 'auditor');
    expect(await ask('/people')).toEqual({
      people: [
        { id: 'chief', name: 'Chief', role: 'supervisor' },
        { id: 'lan', name: 'Lan', role: 'agent' },
      ],
    });
  });
});
