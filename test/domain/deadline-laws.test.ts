import fc from 'fast-check';
import { isWorkingDay, listedHolidays } from '../../src/domain/clock/calendar';
import { dueAt } from '../../src/domain/clock/deadline';
import { addDays, localDateOf, localDateTimeOf, weekdayOf } from '../../src/domain/hanoi-time';

const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const counts = fc.integer({ min: 1, max: 40 });

/** A receipt, a count, and holidays that lie where they can matter. */
const promises = fc
  .record({
    received: instants,
    count: counts,
    offsets: fc.uniqueArray(fc.integer({ min: -3, max: 60 }), { maxLength: 20 }),
  })
  .map(({ received, count, offsets }) => ({
    received,
    count,
    holidays: listedHolidays(offsets.map(offset => addDays(localDateOf(received), offset))),
  }));

const workingDays = (count: number) => ({ unit: 'working-days', count }) as const;

describe('a promise in working days', () => {
  it('never ends on a Sunday or a holiday', () => {
    fc.assert(
      fc.property(promises, ({ received, count, holidays }) => {
        const last = localDateOf(dueAt(received, workingDays(count), holidays));
        expect(weekdayOf(last)).not.toBe(0);
        expect(holidays.isHoliday(last)).toBe(false);
      }),
    );
  });

  it('has exactly the promised number of working days after the day of receipt', () => {
    fc.assert(
      fc.property(promises, ({ received, count, holidays }) => {
        const last = localDateOf(dueAt(received, workingDays(count), holidays));
        let counted = 0;
        for (let day = addDays(localDateOf(received), 1); day <= last; day = addDays(day, 1))
          if (isWorkingDay(day, holidays)) counted++;
        expect(counted).toBe(count);
      }),
    );
  });

  it('ends with the last second of a day in Hanoi', () => {
    fc.assert(
      fc.property(promises, ({ received, count, holidays }) => {
        expect(localDateTimeOf(dueAt(received, workingDays(count), holidays))).toMatch(
          /T23:59:59\+07:00$/,
        );
      }),
    );
  });

  it('does not end earlier for who came later', () => {
    fc.assert(
      fc.property(promises, fc.nat(10 * 86_400_000), ({ received, count, holidays }, wait) => {
        const later = new Date(received.getTime() + wait);
        expect(dueAt(later, workingDays(count), holidays).getTime()).toBeGreaterThanOrEqual(
          dueAt(received, workingDays(count), holidays).getTime(),
        );
      }),
    );
  });

  it('ends later with each day more', () => {
    fc.assert(
      fc.property(promises, ({ received, count, holidays }) => {
        expect(dueAt(received, workingDays(count + 1), holidays).getTime()).toBeGreaterThan(
          dueAt(received, workingDays(count), holidays).getTime(),
        );
      }),
    );
  });

  it('is the same at every moment of one day in Hanoi', () => {
    fc.assert(
      fc.property(promises, fc.nat(86_399_999), ({ received, count, holidays }, moment) => {
        const day = localDateOf(received);
        const other = new Date(Date.parse(`${day}T00:00:00+07:00`) + moment);
        expect(dueAt(other, workingDays(count), holidays)).toEqual(
          dueAt(received, workingDays(count), holidays),
        );
      }),
    );
  });

  it('is the same however the offset of an instant is written', () => {
    const offsets = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(promises, offsets, ({ received, count, holidays }, minutes) => {
        const respelled = new Date(spelledAt(received, minutes));
        expect(dueAt(respelled, workingDays(count), holidays)).toEqual(
          dueAt(received, workingDays(count), holidays),
        );
      }),
    );
  });
});

describe('other periods', () => {
  const none = listedHolidays([]);

  it('moves the last of calendar days to the next working day', () => {
    const saturday = new Date('2026-07-04T09:00:00+07:00');
    const due = (days: number, holidays = none) =>
      localDateTimeOf(dueAt(saturday, { unit: 'days', count: days }, holidays));
    expect(due(2)).toBe('2026-07-06T23:59:59+07:00');
    expect(due(8)).toBe('2026-07-13T23:59:59+07:00');
    expect(due(8, listedHolidays(['2026-07-13']))).toBe('2026-07-14T23:59:59+07:00');
  });

  it('counts hours through nights and Sundays', () => {
    const friday = new Date('2026-07-10T16:30:15+07:00');
    expect(localDateTimeOf(dueAt(friday, { unit: 'hours', count: 72 }, none))).toBe(
      '2026-07-13T16:30:15+07:00',
    );
  });

  it.each([-1, 1.5, Number.NaN])('refuses to count %p', count => {
    expect(() => dueAt(new Date(0), workingDays(count), none)).toThrow(RangeError);
  });

  it('says so where a calendar never works', () => {
    const never = { isHoliday: () => true, isConfirmed: () => true };
    expect(() => dueAt(new Date(0), workingDays(1), never)).toThrow(/no working day/);
  });
});

describe('"today" in Hanoi', () => {
  it.each([
    ['2026-07-06T16:59:59.999Z', '2026-07-06'],
    ['2026-07-06T17:00:00.000Z', '2026-07-07'],
    ['2026-12-31T16:59:59.999Z', '2026-12-31'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['2028-02-28T17:00:00.000Z', '2028-02-29'],
  ])('at %s is %s', (instant, today) => {
    expect(localDateOf(new Date(instant))).toBe(today);
  });

  it('changes the promise with the stroke of midnight', () => {
    const due = (at: string) =>
      localDateTimeOf(dueAt(new Date(at), workingDays(3), listedHolidays([])));
    expect(due('2026-07-06T23:59:59.999+07:00')).toBe('2026-07-09T23:59:59+07:00');
    expect(due('2026-07-07T00:00:00.000+07:00')).toBe('2026-07-10T23:59:59+07:00');
  });
});

/** The same instant written at an offset of so many minutes. */
function spelledAt(instant: Date, minutes: number): string {
  const local = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
