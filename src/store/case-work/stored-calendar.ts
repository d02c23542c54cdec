import { z } from 'zod';
import type { CalendarYear, CalendarYears } from '../../domain/case-work/keeping';
import type { Database } from '../database/database';
import { number, text } from '../database/rows';
import { insert } from '../database/statements';

const days = z.array(z.object({ date: z.string(), name: z.string() }));

/** The years of the calendar that staff have set themselves. */
export class StoredCalendar implements CalendarYears {
  constructor(private readonly database: Database) {}

  async list(): Promise<CalendarYear[]> {
    const rows = await this.database.read(
      'SELECT year, confirmed, holidays FROM calendar_year ORDER BY year',
    );
    return rows.map(row => ({
      year: number(row, 'year'),
      confirmed: number(row, 'confirmed') === 1,
      holidays: days.parse(JSON.parse(text(row, 'holidays'))),
    }));
  }

  async put({ year, confirmed, holidays }: CalendarYear): Promise<void> {
    const row = [year, confirmed ? 1 : 0, JSON.stringify(holidays)];
    await this.database.write(ask =>
      insert(
        ask,
        'calendar_year',
        ['year', 'confirmed', 'holidays'],
        [row],
        `ON CONFLICT (year) DO UPDATE SET confirmed = excluded.confirmed,
           holidays = excluded.holidays`,
      ),
    );
  }
}
