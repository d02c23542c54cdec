import { againOnConflict } from '../../domain/again-on-conflict';
import type { Case } from '../../domain/case';
import { isAllowed, rightFor } from '../../domain/case-work/allowed-work';
import { doWork, tellsCustomer } from '../../domain/case-work/do-work';
import type { ToldWay, Work } from '../../domain/case-work/work';
import { DeskError, StateConflict } from '../../domain/errors';
import { allows } from '../rights';
import type { Principal } from '../sign-in/principal';
import { type CaseWorkDeps, staffActor } from './case-work-deps';
import { customerWords } from './customer-words';
import { changeAndTell, routeOf } from './tell-customer';

export interface WorkOrder {
  reference: string;
  work: Work;
  /** How the customer is to be told; the usual way where none is chosen. */
  by?: ToldWay | undefined;
  /** Of the case as it was seen; none: as it is now. */
  version?: number | undefined;
  who: Principal;
}

/** Writers elsewhere can win a few times in a row. */
export const mostRuns = 6;

/**
 * Does something with a case: the change, its line of history and what the customer is told of it are
 * written whole, or nothing is.
 * @throws DeskError `staff-no-case`, `staff-denied`, `staff-no-way`, StateConflict, and what `doWork` throws.
 */
export async function doCaseWork(deps: CaseWorkDeps, order: WorkOrder): Promise<void> {
  if (!allows(order.who, rightFor(order.work.type)))
    throw new DeskError('staff-denied', `${order.who.role} may not do ${order.work.type}`);
  // Who asked for an older state is told; else it is done again on what is there now.
  const runs = order.version === undefined ? mostRuns : 1;
  await againOnConflict(runs, () => workOnce(deps, order));
}

async function workOnce(deps: CaseWorkDeps, order: WorkOrder): Promise<void> {
  const { work, by, who } = order;
  const request = await seenCase(deps, order);
  refuseUnlessAllowed(request, work.type, deps.time.now());
  const route = tellsCustomer.has(work.type) ? await routeOf(deps, request, by) : undefined;
  const told = by === 'phone' ? 'phone' : (route?.by ?? 'none');
  if (told === 'none' && (work.type === 'replied' || work.type === 'asked-more'))
    throw new DeskError('staff-no-way', 'the customer cannot be reached');
  await redactFirst(deps, request, work);
  const other = work.type === 'linked-duplicate' ? await deps.cases.find(work.of) : undefined;
  await changeAndTell(deps, {
    ...{ request, route, staff: who.name },
    change: now =>
      doWork(request, work, {
        ...{ now, actor: staffActor(who.id), told, other },
        holidays: deps.calendar,
      }),
    words: (changed, language) => customerWords(work, changed, deps.texts, language),
  });
  if (work.type === 'redacted') await deps.redactions.tidy();
}

/** @throws DeskError `work-refused`. */
export function refuseUnlessAllowed(request: Case, type: Work['type'], now: Date): void {
  if (!isAllowed(request, type, now))
    throw new DeskError('work-refused', `${type} cannot be done to a ${request.state} case`);
}

/** @throws DeskError `staff-no-case`; StateConflict where it is not as it was seen. */
async function seenCase(
  { cases }: CaseWorkDeps,
  { reference, version }: Pick<WorkOrder, 'reference' | 'version'>,
): Promise<Case> {
  const found = await cases.find(reference);
  if (!found) throw new DeskError('staff-no-case', `${reference} does not exist`);
  if (version !== undefined && version !== found.version) throw new StateConflict(reference);
  return found;
}

/**
 * Takes the content away before the history says so: a redaction that broke off in between is done again,
 * and one that is written down has happened.
 */
async function redactFirst(deps: CaseWorkDeps, request: Case, work: Work): Promise<void> {
  if (work.type !== 'redacted') return;
  const { what } = work;
  if (what.kind === 'evidence' && request.evidence.some(({ id }) => id === what.id))
    await deps.evidence.remove(what.id);
  if (what.kind !== 'message') return;
  const { conversationId = '' } = request;
  if (!(await deps.redactions.message(conversationId, what.activityId)))
    throw new DeskError('redaction-refused', 'there is no such message');
}
