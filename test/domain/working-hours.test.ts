import { listedHolidays } from '../../src/domain/clock/calendar';
import {
  isOpenAt,
  opensAfter,
  readWorkingHours,
  type WorkingHours,
} from '../../src/domain/working-hours';

const read = (text: string): WorkingHours => {
  const hours = readWorkingHours(text);
  if (!hours) throw new Error(`${text} was not read`);
  return hours;
};
const usual = read('Mon-Sat 08:00-17:30');
const halves = read('Mon-Fri 08:00-12:00, mon-fri 13:00-17:30, Sat 08:00-12:00');
// Tết of 2026, from Monday 16 February to Friday.
const holidays = listedHolidays([16, 17, 18, 19, 20].map(day => `2026-02-${day}`));
const at = (time: string) => new Date(`${time}:00+07:00`);

describe('working hours', () => {
  it.each([
    ['2026-03-02T07:59', false],
    ['2026-03-02T08:00', true],
    ['2026-03-02T17:29', true],
    ['2026-03-02T17:30', false],
    ['2026-03-01T10:00', false],
    ['2026-02-17T10:00', false],
    ['2026-02-21T10:00', true],
  ])('at %s, staff being there: %s', (time, open) => {
    expect(isOpenAt(usual, at(time), holidays)).toBe(open);
  });

  it.each([
    [usual, '2026-03-02T06:00', '2026-03-02T08:00'],
    [usual, '2026-03-02T20:00', '2026-03-03T08:00'],
    [usual, '2026-02-28T20:00', '2026-03-02T08:00'],
    [usual, '2026-02-14T17:30', '2026-02-21T08:00'],
    [halves, '2026-03-02T12:15', '2026-03-02T13:00'],
    [halves, '2026-03-07T12:00', '2026-03-09T08:00'],
  ])('begin again', (hours, time, opens) => {
    expect(opensAfter(hours, at(time), holidays)).toEqual(at(opens));
  });

  it('of Sundays are those that the operator names', () => {
    const sundays = read('Sun 09:00-12:00');
    expect(isOpenAt(sundays, at('2026-03-01T10:00'), holidays)).toBe(true);
    expect(opensAfter([], at('2026-03-01T10:00'), holidays)).toBeUndefined();
  });

  it.each(['', 'Mon', 'Mon 8-17', 'Sat-Mon 08:00-17:00', 'Mon 17:00-08:00', 'Mon 08:00-24:30'])(
    'cannot be read from “%s”',
    text => {
      expect(readWorkingHours(text)).toBeUndefined();
    },
  );
});
