/** Works out the deadlines of the examples in the zone of this process and prints them by id. */
import { listedHolidays } from '../../src/domain/clock/calendar';
import { dueAt } from '../../src/domain/clock/deadline';
import { localDateTimeOf } from '../../src/domain/hanoi-time';
import { cases } from '../fixtures/examples/deadlines.json';

const due = cases.map(({ id, receivedAt, workingDays, holidays }) => [
  id,
  localDateTimeOf(
    dueAt(
      new Date(receivedAt),
      { unit: 'working-days', count: workingDays },
      listedHolidays(holidays),
    ),
  ),
]);
const local = new Date(2026, 6, 1).getTimezoneOffset();
process.stdout.write(JSON.stringify({ local, due: Object.fromEntries(due) }));
