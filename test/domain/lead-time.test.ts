import { listedHolidays } from '../../src/domain/clock/calendar';
import { localDateTimeOf } from '../../src/domain/hanoi-time';
import { leadStart, readLeadTime } from '../../src/domain/lead-time';
import { readWorkingHours } from '../../src/domain/working-hours';

const hours = readWorkingHours('Mon-Fri 08:00-12:00, Mon-Fri 13:00-17:30, Sat 08:00-12:00') ?? [];

/** When is reminded of what is due, in Hanoi. */
function remindedAt(due: string, step: string, holidays: string[] = []): string {
  const lead = readLeadTime(step);
  if (!lead) throw new Error(`${step} cannot be read`);
  const at = leadStart(new Date(`${due}+07:00`), lead, hours, listedHolidays(holidays));
  return localDateTimeOf(at).slice(0, 16);
}

describe('the time before a due date', () => {
  it.each([
    ['a working day is the one that ends with it', '2026-03-05T23:59:59', '1d', '2026-03-05T08:00'],
    ['two of them', '2026-03-05T23:59:59', '2d', '2026-03-04T08:00'],
    ['Sundays are not worked', '2026-03-02T23:59:59', '2d', '2026-02-28T08:00'],
    ['hours are hours of work', '2026-03-05T23:59:59', '4h', '2026-03-05T13:30'],
    ['the noon break is none', '2026-03-05T23:59:59', '6h', '2026-03-05T10:30'],
    ['and go on into the day before', '2026-03-05T23:59:59', '10h', '2026-03-04T16:00'],
    ['a short Saturday', '2026-03-07T23:59:59', '4h', '2026-03-07T08:00'],
    ['what is due at an hour', '2026-03-05T10:00:00', '3h', '2026-03-04T16:30'],
    ['what is due before work begins', '2026-03-05T06:00:00', '1d', '2026-03-04T08:00'],
    ['what is due on a Sunday', '2026-03-08T10:00:00', '2h', '2026-03-07T10:00'],
  ])('%s', (_what, due, step, expected) => {
    expect(remindedAt(due, step)).toBe(expected);
  });

  it('passes over holidays', () => {
    const tet = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'];
    expect(remindedAt('2026-02-23T23:59:59', '2d', tet)).toBe('2026-02-21T08:00');
    expect(remindedAt('2026-02-23T23:59:59', '3d', tet)).toBe('2026-02-14T08:00');
  });

  it('is plain time where nobody ever works', () => {
    const lead = { step: '2h', unit: 'h', count: 2 } as const;
    const due = new Date('2026-03-05T10:00:00+07:00');
    expect(leadStart(due, lead, [], listedHolidays([])).toISOString()).toBe(
      '2026-03-05T01:00:00.000Z',
    );
  });

  it.each(['', '0d', '4', 'd', '100h', '1w', '-1d'])('cannot be “%s”', text => {
    expect(readLeadTime(text)).toBeUndefined();
  });
});
