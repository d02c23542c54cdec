import { z } from 'zod';
import { isLocalDate, localDateOf } from '../../../domain/hanoi-time';
import { staffRoute } from '../route';

const holiday = z.object({
  date: z.string().refine(isLocalDate).meta({ description: 'YYYY-MM-DD' }),
  name: z.string().trim().max(120),
});
const content = z.object({ confirmed: z.boolean(), holidays: z.array(holiday).max(60) });
const yearSchema = content.extend({ year: z.int() });

const readCalendar = staffRoute({
  method: 'GET',
  path: '/calendar',
  name: 'readCalendar',
  summary: 'The holidays of last year, this one and the next two, and staff’s hours',
  access: 'cases.list',
  answer: {
    status: 200,
    schema: z.object({ years: z.array(yearSchema), workingHours: z.string() }),
  },
  async handle({ language }, { work, time }) {
    const year = Number(localDateOf(time.now()).slice(0, 4));
    const years = work.calendar.years(year - 1, year + 2);
    return { status: 200, json: { years, workingHours: work.workingHours(language) } };
  },
});

const putYear = staffRoute({
  method: 'PUT',
  path: '/calendar/{year}',
  name: 'putCalendarYear',
  summary: 'Set the holidays of a year; promises given already stay as they are',
  access: 'calendar.edit',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  body: content,
  answer: { status: 200, schema: yearSchema },
  async handle({ params: { year }, body }, { work }) {
    const named = new Map(body.holidays.map(day => [day.date, day]));
    const holidays = [...named.values()]
      .filter(({ date }) => date.startsWith(`${year}-`))
      .toSorted((one, other) => (one.date < other.date ? -1 : 1));
    const set = { year, confirmed: body.confirmed, holidays };
    await work.calendar.put(set);
    return { status: 200, json: set };
  },
});

export const calendarRoutes = [readCalendar, putYear];
