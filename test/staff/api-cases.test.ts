import { z } from 'zod';
import { StateConflict } from '../../src/domain/errors';
import { problemSchema } from '../../src/staff/api/problem';
import { caseSchema, caseSummarySchema } from '../../src/staff/api/schemas';
import { aCase } from './support/a-case';
import { hostile, office, read } from './support/office';

const queueSchema = z.object({ cases: z.array(caseSummarySchema), total: z.int() });

let desk: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  desk = await office();
});
afterEach(() => desk.close());

describe('cases', () => {
  it('come nearest due first, late and today marked', async () => {
    const { as, cases } = desk;
    const get = await as('agent');
    const { cases: rows, total } = await read(get('/cases'), queueSchema);
    expect(total).toBe(4);
    expect(rows.map(row => [row.reference, row.urgency])).toEqual([
      [cases.late.reference, 'late'],
      [cases.today.reference, 'today'],
      [cases.later.reference, 'early'],
      [cases.closed.reference, 'none'],
    ]);
    expect(rows[0]).toMatchObject({
      typeName: 'Khiếu nại dữ liệu bị dùng sai',
      next: { name: 'company-reply', dueAt: '2026-03-05T16:59:59.000Z', state: 'missed' },
    });
    expect(JSON.stringify(rows)).not.toMatch(/0912|\+8491|Đặng/);
  });

  it('are filtered by state, and paged', async () => {
    const { as, cases } = desk;
    const get = await as('agent');
    const some = await read(get('/cases?state=in-progress,closed'), queueSchema);
    expect(some.cases.map(row => row.state)).toEqual(['in-progress', 'closed']);
    const second = await read(get('/cases?offset=1&limit=1'), queueSchema);
    expect(second).toMatchObject({ total: 4, cases: [{ reference: cases.today.reference }] });
    for (const query of ['state=lost', 'limit=0', 'limit=1000', 'offset=-1', 'limit=x'])
      expect((await get(`/cases?${query}`)).status).toBe(400);
  });

  it('can be read whole, and each look is in the history', async () => {
    const { as, cases, events } = desk;
    const get = await as('auditor');
    const response = await get(`/cases/${cases.late.reference}`, { 'accept-language': 'en' });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await read(response, caseSchema);
    expect(body).toMatchObject({
      stateName: 'New',
      clocks: [{ calendarConfirmed: true }],
      answers: expect.arrayContaining([
        expect.objectContaining({
          field: 'what',
          value: 'Bên bảo hiểm gọi, đọc đúng số căn cước của tôi',
        }),
      ]),
      evidence: [{ name: 'Ảnh chụp màn hình.png', sha256: 'ab'.repeat(32) }],
      history: [
        { seq: 1, type: 'filed', actor: { kind: 'customer' } },
        { seq: 2, type: 'viewed', actor: { kind: 'staff' }, detail: { what: 'case' } },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('secret-hash');
    await get(`/cases/${cases.late.reference}/transcript?format=text`);
    expect(events.at(-1)).toMatchObject({
      seq: 3,
      type: 'viewed',
      detail: { what: 'transcript', format: 'text' },
    });
  });

  it('are shown to nobody while the look cannot be written down', async () => {
    const { as, cases, deps, log } = desk;
    const get = await as('agent');
    jest.spyOn(deps.committer, 'commit').mockRejectedValue(new Error('disk full: tien@example.vn'));
    const response = await get(`/cases/${cases.late.reference}`);
    expect(response.status).toBe(500);
    const problem = await read(response, problemSchema);
    expect(problem).toMatchObject({ code: 'staff-failed', incident: expect.any(String) });
    expect(log.entries.at(-1)).toMatchObject({
      level: 'error',
      fields: { incident: problem.incident },
    });
    expect(JSON.stringify([problem, log.entries])).not.toContain('tien@');
  });

  it('are read again when the history grew meanwhile', async () => {
    const { as, cases, deps } = desk;
    const get = await as('agent');
    jest.spyOn(deps.committer, 'commit').mockRejectedValueOnce(new StateConflict('x'));
    expect((await get(`/cases/${cases.late.reference}`)).status).toBe(200);
    const looks = await Promise.all([1, 2, 3].map(() => get(`/cases/${cases.late.reference}`)));
    expect(looks.map(look => look.status)).toEqual([200, 200, 200]);
    expect(await deps.cases.history(cases.late.reference)).toHaveLength(5);
  });

  it('that do not exist are not found, and numbers that cannot be are refused', async () => {
    const get = await desk.as('agent');
    expect((await get(`/cases/${aCase().reference}`)).status).toBe(404);
    for (const wrong of ['PD-0000-0000', 'x', '..%2f..', '%00'])
      expect((await get(`/cases/${wrong}`)).status).toBe(400);
  });

  it('give their transcript as activities, page or text', async () => {
    const { as, cases } = desk;
    const get = await as('agent');
    const path = `/cases/${cases.late.reference}/transcript`;
    expect(await read(get(path), z.array(z.looseObject({})))).toMatchObject([
      { text: 'Kính chào' },
      { text: hostile },
    ]);
    const page = await get(`${path}?format=html&language=en`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    const source = await page.text();
    expect(source).toContain('<html lang="en">');
    expect(source).not.toContain('<script');
    const text = await get(`${path}?format=text`);
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await text.text()).toContain(hostile);
    expect((await get(`${path}?format=exe`)).status).toBe(400);
  });
});
