import { z } from 'zod';
import { readHolidays } from '../../config/holidays';
import { readSettings } from '../../config/read-settings';
import { type HolidayCalendar, listedHolidays } from '../../domain/clock/calendar';
import { dueAt } from '../../domain/clock/deadline';
import { isLocalDate, localDateTimeOf } from '../../domain/hanoi-time';
import { answerLines } from '../answer-lines';
import type { Command } from '../command';
import { instant } from '../instant';

const question = z.object(
  {
    receivedAt: instant,
    workingDays: z
      .int({ error: 'must be a whole number' })
      .min(0, 'must not be negative')
      .max(1000, 'must be at most 1000'),
    holidays: z
      .array(
        z
          .string({ error: 'must be a text' })
          .refine(isLocalDate, { error: 'must be an existing date written YYYY-MM-DD' }),
        { error: 'must be a list of dates' },
      )
      .max(1000, 'must be at most 1000 dates')
      .optional(),
  },
  { error: 'must be an object with receivedAt, workingDays and holidays' },
);

/** The last instant of a promise in working days, for checking the desk's counting from outside. */
export const deadline: Command = {
  usage: 'deadline',
  help: [
    'Reads JSON objects on standard input, one a line, and prints {"due"} for each:',
    '  {"receivedAt":"2026-07-06T10:00:00+07:00","workingDays":3,"holidays":["2026-07-08"]}',
    '"holidays" is the complete list; without it the desk\'s own calendar counts.',
    '"due" is the last second in time, in Hanoi. Exit code 2: something could not be used.',
  ],
  async run(_args, context) {
    let own: HolidayCalendar | undefined;
    const ownCalendar = () => {
      own ??= readHolidays(readSettings(context.environment()).holidaysFile);
      return own;
    };
    return answerLines(context, question, ({ receivedAt, workingDays, holidays }) => {
      const calendar = holidays ? listedHolidays(holidays) : ownCalendar();
      const due = dueAt(receivedAt, { unit: 'working-days', count: workingDays }, calendar);
      return { due: localDateTimeOf(due) };
    });
  },
};
