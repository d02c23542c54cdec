import { type CaseState, caseStates } from '../../domain/case';
import type { Counted, Figures } from '../../domain/case-work/figures';
import type { FiguresSource } from '../../domain/case-work/keeping';
import { endOfDay, localDateOf } from '../../domain/hanoi-time';
import type { Database } from '../database/database';
import { number, type Row, text } from '../database/rows';
import { parameters } from '../database/statements';
import { dueFrom, urgency } from '../repositories/case-urgency';

const weekMs = 7 * 86_400_000;
const openStates: readonly CaseState[] = caseStates.filter(state => state !== 'closed');

/** Added up by the database from an index alone: no case is read, and none has to be unsealed. */
export class StoredFigures implements FiguresSource {
  constructor(private readonly database: Database) {}

  async figures({ from, now }: { from: Date; now: Date }): Promise<Figures> {
    const [rows, open, median] = await Promise.all([
      this.byWeekAndType(from, now),
      this.open(now),
      this.medianHours(from),
    ]);
    const count = Math.floor((now.getTime() - from.getTime()) / weekMs) + 1;
    const weeks = Array.from({ length: count }, (_, index) => {
      const own = rows.filter(row => row.week === index);
      return {
        start: new Date(from.getTime() + index * weekMs),
        ...added(own),
        byType: Object.fromEntries(own.map(({ type, received }) => [type, received])),
      };
    });
    const types = [...new Set(rows.map(({ type }) => type))].sort();
    return {
      weeks,
      open,
      byType: types.map(type => ({ type, ...added(rows.filter(row => row.type === type)) })),
      ...(median !== undefined && { medianHoursToAnswer: median }),
    };
  }

  private async byWeekAndType(from: Date, now: Date): Promise<(Counted & Grouped)[]> {
    const rows = await this.database.read(
      `SELECT (received_at - CAST(? AS bigint)) / ${weekMs} AS week, type, COUNT(*) AS received,
         SUM(CASE WHEN promise_met_at IS NOT NULL THEN 1 ELSE 0 END) AS answered,
         SUM(CASE WHEN promise_met_at <= promise_due_at THEN 1 ELSE 0 END) AS within_promise,
         SUM(CASE WHEN COALESCE(promise_met_at, CAST(? AS bigint)) > promise_due_at
           THEN 1 ELSE 0 END) AS late
       FROM desk_case WHERE received_at >= ? AND received_at <= ? GROUP BY 1, type`,
      [from.getTime(), now.getTime(), from.getTime(), now.getTime()],
    );
    return rows.map(row => ({
      week: number(row, 'week'),
      type: text(row, 'type'),
      received: number(row, 'received'),
      answered: number(row, 'answered'),
      withinPromise: number(row, 'within_promise'),
      late: number(row, 'late'),
    }));
  }

  private async open(now: Date): Promise<Figures['open']> {
    const tonight = endOfDay(localDateOf(now)).getTime();
    const [row = {}]: Row[] = await this.database.read(
      `SELECT COUNT(*) AS total,
         COALESCE(SUM(CASE WHEN ${urgency} < CAST(? AS bigint) THEN 1 ELSE 0 END), 0) AS late,
         COALESCE(SUM(CASE WHEN ${urgency} <= CAST(? AS bigint) THEN 1 ELSE 0 END), 0) AS soon,
         COALESCE(SUM(CASE WHEN ${urgency} < ${dueFrom} THEN 1 ELSE 0 END), 0) AS due
       FROM desk_case WHERE state IN (${parameters(openStates.length)})`,
      [now.getTime(), tonight, ...openStates],
    );
    const [late, soon, due] = [number(row, 'late'), number(row, 'soon'), number(row, 'due')];
    return { total: number(row, 'total'), late, today: soon - late, early: due - soon };
  }

  /** What was answered in the moment of filing waited for nobody, and is left out. */
  private async medianHours(from: Date): Promise<number | undefined> {
    const waited = 'FROM desk_case WHERE received_at >= ? AND promise_met_at > received_at';
    const [counted] = await this.database.read(`SELECT COUNT(*) AS answered ${waited}`, [
      from.getTime(),
    ]);
    const answered = counted ? number(counted, 'answered') : 0;
    if (answered === 0) return undefined;
    const [middle] = await this.database.read(
      `SELECT promise_met_at - received_at AS took ${waited} ORDER BY took LIMIT 1 OFFSET ?`,
      [from.getTime(), Math.floor((answered - 1) / 2)],
    );
    return middle && Math.round((number(middle, 'took') / 3_600_000) * 10) / 10;
  }
}

interface Grouped {
  week: number;
  type: string;
}

function added(rows: readonly Counted[]): Counted {
  const sum = (part: keyof Counted): number => rows.reduce((total, row) => total + row[part], 0);
  return {
    received: sum('received'),
    answered: sum('answered'),
    withinPromise: sum('withinPromise'),
    late: sum('late'),
  };
}
