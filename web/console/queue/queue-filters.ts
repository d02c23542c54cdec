import { type CaseState, caseStates, type QueueQuery, type Urgency } from '../api/cases';

/** Which cases the queue shows. It stands in the address, so that it can be kept, sent and gone back to. */
export interface QueueFilters {
  /** `open`: all but the closed ones. */
  state: 'open' | 'all' | CaseState;
  urgency: Urgency[];
  /** A request type's code; empty for all. */
  type: string;
  /** `me`, `none`, an account's id; empty for all. */
  assigned: string;
  q: string;
  offset: number;
}

export const pageSize = 50;
const urgencies = ['late', 'today', 'early', 'none'] as const satisfies readonly Urgency[];
const openStates = caseStates.filter(state => state !== 'closed').join(',');

/** What stands in the address; what nobody knows counts as not set. */
export function readFilters(query: URLSearchParams): QueueFilters {
  const state = query.get('state') ?? 'open';
  const urgency = (query.get('urgency') ?? '').split(',');
  const offset = Number(query.get('offset') ?? 0);
  return {
    state: state === 'all' ? state : (caseStates.find(one => one === state) ?? 'open'),
    urgency: urgencies.filter(one => urgency.includes(one)),
    type: query.get('type') ?? '',
    assigned: query.get('assigned') ?? '',
    q: query.get('q') ?? '',
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

/** The filters as the address holds them, without what is as ever. */
export function writeFilters({ state, urgency, type, assigned, q, offset }: QueueFilters): string {
  const query = new URLSearchParams();
  if (state !== 'open') query.set('state', state);
  if (urgency.length > 0) query.set('urgency', urgency.join(','));
  if (type) query.set('type', type);
  if (assigned) query.set('assigned', assigned);
  if (q) query.set('q', q);
  if (offset > 0) query.set('offset', String(offset));
  return query.toString();
}

export const queueAddress = (filters: string): string => (filters ? `/staff?${filters}` : '/staff');

/** The filters as the desk is asked. */
export function queueQuery({
  state,
  urgency,
  type,
  assigned,
  q,
  offset,
}: QueueFilters): QueueQuery {
  return {
    ...(state !== 'all' && { state: state === 'open' ? openStates : state }),
    ...(urgency.length > 0 && { urgency: urgency.join(',') }),
    ...(type && { type }),
    ...(assigned && { assigned }),
    ...(q && { q }),
    ...(offset > 0 && { offset }),
    limit: pageSize,
  };
}
