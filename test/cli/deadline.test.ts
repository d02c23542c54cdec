import { cases } from '../fixtures/examples/deadlines.json';
import { desk } from './desk';

const monday = { receivedAt: '2026-07-06T10:00:00+07:00', workingDays: 3, holidays: [] };
const due = (date: string) => `{"due":"${date}T23:59:59+07:00"}\n`;

describe('desk deadline', () => {
  it('answers the examples, a line each', async () => {
    const { code, out, told } = await desk(
      ['deadline'],
      cases.map(each => JSON.stringify(each)).join('\n'),
    );
    expect({ code, told }).toEqual({ code: 0, told: '' });
    expect(out).toBe(cases.map(each => `${JSON.stringify({ due: each.expectDue })}\n`).join(''));
  });

  it('takes one object over many lines', async () => {
    const { out } = await desk(['deadline'], JSON.stringify(monday, null, 2));
    expect(out).toBe(due('2026-07-09'));
  });

  it('takes lines that come in pieces, cut within a letter, with blank lines and Windows ends', async () => {
    const bytes = Buffer.from(`\r\n${JSON.stringify({ ...monday, note: 'Tết' })}\r\n\r\n`);
    const cut = bytes.indexOf('ế') + 1;
    const { code, out } = await desk(['deadline'], [bytes.subarray(0, cut), bytes.subarray(cut)]);
    expect({ code, out }).toEqual({ code: 0, out: due('2026-07-09') });
  });

  it("counts by the desk's own calendar where no holidays are given", async () => {
    const { receivedAt, workingDays } = { receivedAt: '2026-02-13T10:00:00+07:00', workingDays: 2 };
    const { out } = await desk(['deadline'], JSON.stringify({ receivedAt, workingDays }));
    expect(out).toBe(due('2026-02-21'));
  });

  it.each([
    ['no JSON', 'tomorrow', 'is not JSON'],
    ['no object', '[1]', 'must be an object'],
    ['no time', { workingDays: 3, holidays: [] }, 'receivedAt: must be a text'],
    [
      'no offset',
      { ...monday, receivedAt: '2026-07-06T10:00:00' },
      'receivedAt: must be an existing',
    ],
    ['no such day', { ...monday, receivedAt: '2026-02-30T10:00:00Z' }, 'receivedAt: must be an'],
    ['half a day', { ...monday, workingDays: 1.5 }, 'workingDays: must be a whole number'],
    ['less than nothing', { ...monday, workingDays: -1 }, 'workingDays: must not be negative'],
    ['far too many', { ...monday, workingDays: 1e9 }, 'workingDays: must be at most'],
    [
      'a holiday of words',
      { ...monday, holidays: ['Tết'] },
      'holidays.0: must be an existing date',
    ],
    ['one word for holidays', { ...monday, holidays: 'none' }, 'holidays: must be a list'],
  ])('refuses %s', async (_what, input, fault) => {
    const { code, out, told } = await desk(
      ['deadline'],
      typeof input === 'string' ? input : JSON.stringify(input),
    );
    expect(code).toBe(2);
    expect(told).toContain(`desk: line 1: ${fault}`);
    expect(JSON.parse(out)).toEqual({ error: expect.stringContaining(fault) });
  });

  it('answers the lines around a bad one in their places', async () => {
    const { code, out, told } = await desk(
      ['deadline'],
      `${JSON.stringify(monday)}\n{"broken\n${JSON.stringify(monday)}\n`,
    );
    expect(code).toBe(2);
    expect(told).toBe('desk: line 2: is not JSON\n');
    expect(out).toBe(`${due('2026-07-09')}{"error":"is not JSON"}\n${due('2026-07-09')}`);
  });

  it('says so where a calendar never works', async () => {
    const holidays = Array.from({ length: 90 }, (_, day) =>
      new Date(Date.UTC(2026, 6, 6 + day)).toISOString().slice(0, 10),
    );
    const { code, told } = await desk(['deadline'], JSON.stringify({ ...monday, holidays }));
    expect(code).toBe(2);
    expect(told).toContain('no working day');
  });

  it('wants something to read', async () => {
    expect(await desk(['deadline'], '\n')).toMatchObject({ code: 2, out: '' });
  });
});
