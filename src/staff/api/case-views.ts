import type { z } from 'zod';
import type { Case } from '../../domain/case';
import { DeskError } from '../../domain/errors';
import type { Language } from '../../domain/language';
import { routeOf } from '../case-work/tell-customer';
import type { Principal } from '../sign-in/principal';
import type { StaffApiDeps } from './api-deps';
import { type Presenting, presentCase, type WholeCase } from './present-case';
import type { caseSchema } from './schemas';

/** @throws DeskError `staff-no-case`. */
export async function findCase(
  { cases }: Pick<StaffApiDeps, 'cases'>,
  reference: string,
): Promise<Case> {
  const found = await cases.find(reference);
  if (!found) throw new DeskError('staff-no-case', `${reference} does not exist`);
  return found;
}

/** What every view of cases is made with. */
export async function presentingFor(deps: StaffApiDeps, language: Language): Promise<Presenting> {
  const { texts, time, holidays } = deps;
  return { texts, language, now: time.now(), holidays, names: await namesOf(deps) };
}

/** The names of people and programs, by the ids that histories name. */
async function namesOf({ accounts, tokens }: StaffApiDeps): Promise<Map<string, string>> {
  const [people, programs] = await Promise.all([accounts.list(), tokens.list()]);
  return new Map([...people, ...programs].map(({ id, name }) => [id, name]));
}

/** Everything about a case, as it is now. */
async function wholeCase(
  { work }: StaffApiDeps,
  request: Case,
  { who, revealed }: { who: Principal; revealed: boolean },
): Promise<WholeCase> {
  const { reference } = request;
  const [history, packages, duplicates, route] = await Promise.all([
    work.cases.history(reference),
    work.packages.of(reference),
    work.cases.duplicatesOf(reference),
    routeOf(work, request),
  ]);
  return { request, history, packages, duplicates, route, who, revealed };
}

/** A case as one person may see it now; whoever calls has written the look down. */
export async function viewCase(
  deps: StaffApiDeps,
  reference: string,
  view: { language: Language; who: Principal; revealed: boolean },
): Promise<z.input<typeof caseSchema>> {
  const request = await findCase(deps, reference);
  const whole = await wholeCase(deps, request, view);
  return presentCase(whole, await presentingFor(deps, view.language));
}
