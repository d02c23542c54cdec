import { dayOf, formatDay } from '../../../src/language/dates/calendar/day';
import { lunarMonthOf, lunarYear, tetOf } from '../../../src/language/dates/calendar/lunar';

const day = (iso: string): number => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return dayOf(year, month, date) ?? Number.NaN;
};

describe('the Vietnamese lunar calendar', () => {
  it.each([
    [1985, '1985-01-21'],
    [2000, '2000-02-05'],
    [2007, '2007-02-17'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2030, '2030-02-02'],
  ])('keeps Tết %i on %s', (year, expected) => {
    expect(formatDay(tetOf(year))).toBe(expected);
  });

  it.each([
    [2020, 4],
    [2023, 2],
    [2025, 6],
    [2028, 5],
    [2033, 11],
  ])('doubles a month in %i: month %i', (year, month) => {
    const leaps = lunarYear(year).filter(one => one.leap);
    expect(leaps.map(one => one.month)).toEqual([month]);
    expect(lunarYear(year)).toHaveLength(13);
  });

  it.each([2024, 2026, 2027, 2034])('has twelve months in %i', year => {
    expect(lunarYear(year).map(one => one.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it.each([
    ['2026-04-26', 3, 10],
    ['2026-06-19', 5, 5],
    ['2026-08-27', 7, 15],
    ['2025-10-06', 8, 15],
    ['2026-02-10', 12, 23],
  ])('knows %s as the day of month %i, day %i', (iso, month, date) => {
    const found = lunarMonthOf(day(iso));
    expect([found.month, day(iso) - found.first + 1]).toEqual([month, date]);
  });

  it('has months of 29 or 30 days without a gap for a century', () => {
    let month = lunarMonthOf(day('1950-01-01'));
    while (month.first < day('2050-01-01')) {
      expect([29, 30]).toContain(month.last - month.first + 1);
      const next = lunarMonthOf(month.last + 1);
      expect(next.first).toBe(month.last + 1);
      month = next;
    }
  });

  it('agrees with the Chinese calendar wherever UTC+7 and UTC+8 see the same day', () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'numeric',
    });
    let differing = 0;
    const [from, to] = [day('2021-02-01'), day('2027-01-01')];
    for (let at = from; at < to; at++) {
      const month = lunarMonthOf(at);
      const own = `${month.month}${month.leap ? 'bis' : ''}/${at - month.first + 1}`;
      if (own !== chinese.format(new Date(at * 86_400_000))) differing++;
    }
    expect(differing).toBe(0);
  });
});
