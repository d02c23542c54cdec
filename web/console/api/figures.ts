import { send } from './send';

interface Counts {
  received: number;
  answered: number;
  withinPromise: number;
  late: number;
}

/** One week of receipts; `start` is its Monday in Hanoi, as a UTC instant. */
export interface WeekFigures extends Counts {
  start: string;
}

export interface TypeFigures extends Counts {
  type: string;
  name: string;
}

export interface Figures {
  weeks: WeekFigures[];
  open: { total: number; late: number; today: number; early: number };
  byType: TypeFigures[];
  medianHoursToAnswer: number | null;
}

export const readFigures = (weeks: number, signal?: AbortSignal): Promise<Figures> =>
  send('GET', '/figures', { query: { weeks }, ...(signal && { signal }) });
