import { type CaseState, caseStates } from '../../domain/case';
import { type CaseSearch, mostCounted } from '../../domain/case-work/case-search';
import type { Database } from '../database/database';
import { number, text } from '../database/rows';
import { parameters, type Value } from '../database/statements';
import type { ContactLookup } from '../vault/contact-lookup';
import { foundBy } from './case-sought';
import { urgency, urgencyIs } from './case-urgency';

export type QueueQuery = CaseSearch;

/** One page of the queue, and how many cases it has in all, counted up to `mostCounted`. */
export interface QueuePage {
  references: string[];
  total: number;
}

/** The case numbers of one page of staff's queue. */
export async function queuePage(
  database: Database,
  lookup: ContactLookup,
  query: CaseSearch,
): Promise<QueuePage> {
  if (query.find) return foundPage(database, lookup, query);
  const { offset, limit } = query;
  const parts = branches(query);
  const [rows, total] = await Promise.all([
    database.read(
      `SELECT reference FROM (${parts.map(({ sql }, index) => nearest(sql, index)).join(' UNION ALL ')}) AS nearest
       ORDER BY urgency, reference LIMIT ? OFFSET ?`,
      [...parts.flatMap(({ values }) => [...values, offset + limit]), limit, offset],
    ),
    counted(database, parts),
  ]);
  return { references: rows.map(row => text(row, 'reference')), total };
}

interface Condition {
  sql: string;
  values: Value[];
}

/** Each as an index begins: one state, and one type where types are wanted. */
function branches(query: CaseSearch): Condition[] {
  const rest = filters(query);
  return statesOf(query).flatMap(state => {
    const types = query.types && query.types.length > 0 ? [...new Set(query.types)] : [undefined];
    return types.map(type => ({
      sql: ['state = ?', ...(type === undefined ? [] : ['type = ?']), ...rest.sql].join(' AND '),
      values: [state, ...(type === undefined ? [] : [type]), ...rest.values],
    }));
  });
}

/** What is asked beside state and type. */
function filters({ urgency: wanted, assigned, now }: CaseSearch) {
  const due = wanted && wanted.length > 0 && now ? urgencyIs(wanted, now) : undefined;
  const whose: Condition | undefined =
    assigned === undefined
      ? undefined
      : assigned === null
        ? { sql: 'assigned_to IS NULL', values: [] }
        : { sql: 'assigned_to = ?', values: [assigned] };
  const all = [due, whose].filter(one => one !== undefined);
  return { sql: all.map(({ sql }) => sql), values: all.flatMap(({ values }) => values as Value[]) };
}

const statesOf = ({ states }: CaseSearch): CaseState[] =>
  states.length > 0 ? [...new Set(states)] : [...caseStates];

const nearest = (where: string, index: number): string =>
  `SELECT reference, urgency FROM (
     SELECT reference, ${urgency} AS urgency FROM desk_case WHERE ${where}
     ORDER BY ${urgency}, reference LIMIT ?
   ) AS nearest_${index}`;

async function counted(database: Database, parts: Condition[]): Promise<number> {
  const counts = parts.map(
    ({ sql }, index) =>
      `SELECT COUNT(*) AS counted FROM (SELECT 1 AS one FROM desk_case WHERE ${sql} LIMIT ${mostCounted}) AS part_${index}`,
  );
  const [row] = await database.read(
    `SELECT SUM(counted) AS total FROM (${counts.join(' UNION ALL ')}) AS counts`,
    parts.flatMap(({ values }) => values),
  );
  return row ? Math.min(number(row, 'total'), mostCounted) : 0;
}

/** What somebody sought: by contact or words with the filters, by its number whatever they are. */
async function foundPage(
  database: Database,
  lookup: ContactLookup,
  asked: CaseSearch,
): Promise<QueuePage> {
  const { find, offset, limit } = asked;
  const query: CaseSearch =
    find && 'reference' in find ? { find, states: [], offset, limit } : asked;
  const candidates = query.find && (await foundBy(database, lookup, query.find));
  if (!candidates || candidates.length === 0) return { references: [], total: 0 };
  const rest = filters(query);
  const types = query.types ?? [];
  const states = query.states;
  const where = [
    `reference IN (${parameters(candidates.length)})`,
    ...(states.length > 0 ? [`state IN (${parameters(states.length)})`] : []),
    ...(types.length > 0 ? [`type IN (${parameters(types.length)})`] : []),
    ...rest.sql,
  ].join(' AND ');
  const rows = await database.read(
    `SELECT reference FROM desk_case WHERE ${where} ORDER BY ${urgency}, reference`,
    [...candidates, ...states, ...types, ...rest.values],
  );
  const references = rows.map(row => text(row, 'reference'));
  return {
    references: references.slice(query.offset, query.offset + query.limit),
    total: references.length,
  };
}
