import type { CalendarYear, CalendarYears } from '../../domain/case-work/keeping';
import type { HolidayCalendar } from '../../domain/clock/calendar';
import { addDays, type LocalDate } from '../../domain/hanoi-time';
import type { EditableCalendar } from './case-work-deps';

/** The operator's calendar, or the one shipped: what holds of years that staff have not set. */
export interface NamedCalendar extends HolidayCalendar {
  /** What a holiday is called, where its list says so. */
  nameOf?(date: LocalDate): string | undefined;
}

const refreshMs = 60_000;

/**
 * The calendar that the desk promises by: years set in the console, else the operator's file, else what
 * the desk brings along. It is asked within turns, so it is kept in memory and looked up again once a
 * minute, for another process may have been told.
 */
export class DeskCalendar implements EditableCalendar {
  private set = new Map<number, CalendarYear>();
  private days = new Map<number, ReadonlySet<LocalDate>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly base: NamedCalendar,
    private readonly stored: CalendarYears,
    private readonly onFault: (fault: unknown) => void = () => {},
  ) {}

  isHoliday(date: LocalDate): boolean {
    const own = this.days.get(Number(date.slice(0, 4)));
    return own ? own.has(date) : this.base.isHoliday(date);
  }

  isConfirmed(year: number): boolean {
    return this.set.get(year)?.confirmed ?? this.base.isConfirmed(year);
  }

  years(from: number, to: number): CalendarYear[] {
    return Array.from({ length: to - from + 1 }, (_, index) => this.yearOf(from + index));
  }

  async put(year: CalendarYear): Promise<void> {
    await this.stored.put(year);
    await this.load();
  }

  async load(): Promise<void> {
    const years = await this.stored.list();
    this.set = new Map(years.map(one => [one.year, one]));
    this.days = new Map(
      years.map(({ year, holidays }) => [year, new Set(holidays.map(({ date }) => date))]),
    );
  }

  /** Looks again every minute until closed. */
  start(): void {
    this.timer = setInterval(() => void this.load().catch(this.onFault), refreshMs);
    this.timer.unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private yearOf(year: number): CalendarYear {
    const own = this.set.get(year);
    if (own) return own;
    const holidays = [];
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1))
      if (this.base.isHoliday(date)) holidays.push({ date, name: this.base.nameOf?.(date) ?? '' });
    return { year, confirmed: this.base.isConfirmed(year), holidays };
  }
}
