import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holidaysFrom, readHolidays } from '../../src/config/holidays';
import { publicHolidaysOf } from '../../src/config/public-holidays';
import { dueAt } from '../../src/domain/clock/deadline';
import { addDays, localDateTimeOf } from '../../src/domain/hanoi-time';

describe('the holidays that the desk brings along', () => {
  const holidays = readHolidays();

  it('have the confirmed list of 2026', () => {
    expect(holidays.isConfirmed(2026)).toBe(true);
    expect(daysOff(2026, holidays.isHoliday)).toEqual([
      '2026-01-01',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-26',
      '2026-04-30',
      '2026-05-01',
      '2026-09-01',
      '2026-09-02',
    ]);
  });

  it('count the doubtful day after Hùng Kings 2026 as worked, which promises the earlier day', () => {
    const due = dueAt(
      new Date('2026-04-24T10:00:00+07:00'),
      { unit: 'working-days', count: 3 },
      holidays,
    );
    expect(localDateTimeOf(due)).toBe('2026-04-28T23:59:59+07:00');
  });

  it('take other years from the package and say that nobody has confirmed them', () => {
    expect(holidays.isConfirmed(2027)).toBe(false);
    expect(daysOff(2027, holidays.isHoliday)).toEqual([
      '2027-01-01',
      // Tết by the Vietnamese calendar: 6 February, where the Chinese one has the 7th.
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-04-16',
      '2027-04-30',
      '2027-05-01',
      '2027-09-02',
    ]);
  });
});

it('the package knows five days of Tết in every year', () => {
  for (let year = 2024; year <= 2035; year++) {
    const tet = [...publicHolidaysOf(year)].filter(
      date => date > `${year}-01-02` && date < `${year}-03-10`,
    );
    expect(tet).toHaveLength(5);
  }
});

it('a year is asked of the package once', () => {
  const asked: number[] = [];
  const holidays = holidaysFrom(new Map([[2026, new Set(['2026-01-01'])]]), year => {
    asked.push(year);
    return new Set([`${year}-01-01`]);
  });
  expect(holidays.isHoliday('2026-01-01')).toBe(true);
  expect(holidays.isHoliday('2027-01-01')).toBe(true);
  expect(holidays.isHoliday('2027-01-02')).toBe(false);
  expect(asked).toEqual([2027]);
});

describe("the operator's own list", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-holidays-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const listing = (text: string) => {
    const file = join(folder, 'holidays.json');
    writeFileSync(file, text);
    return file;
  };

  it('replaces its years and leaves the others', () => {
    const holidays = readHolidays(
      listing(
        JSON.stringify({ years: { 2027: { source: 'decided', days: { '2027-09-03': 'moved' } } } }),
      ),
    );
    expect(holidays.isConfirmed(2027)).toBe(true);
    expect(daysOff(2027, holidays.isHoliday)).toEqual(['2027-09-03']);
    expect(holidays.isHoliday('2026-09-02')).toBe(true);
  });

  it.each([
    ['no JSON', '{'],
    ['a date that does not exist', '{"years":{"2027":{"days":{"2027-02-30":"?"}}}}'],
    ['a date of another year', '{"years":{"2027":{"days":{"2028-01-01":"?"}}}}'],
    ['a word for a year', '{"years":{"next":{"days":{}}}}'],
    ['something else', '{"2027":["2027-01-01"]}'],
  ])('is refused with its name where it is %s', (_what, text) => {
    const file = listing(text);
    expect(() => readHolidays(file)).toThrow(file);
  });

  it('is refused where there is none', () => {
    expect(() => readHolidays(join(folder, 'gone.json'))).toThrow(/gone\.json cannot be used/);
  });
});

function daysOff(year: number, isHoliday: (date: string) => boolean): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1))
    if (isHoliday(day)) days.push(day);
  return days;
}
