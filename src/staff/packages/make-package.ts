import { againOnConflict } from '../../domain/again-on-conflict';
import type { Case } from '../../domain/case';
import type { CaseChange } from '../../domain/case-changes';
import { answerCase } from '../../domain/case-work/do-work';
import type { AnswerPackage } from '../../domain/case-work/keeping';
import { DeskError } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import type { Language } from '../../domain/language';
import { formatInstant } from '../../i18n/formats';
import { type CaseWorkDeps, staffActor } from '../case-work/case-work-deps';
import type { CustomerWords } from '../case-work/customer-words';
import { mostRuns, refuseUnlessAllowed } from '../case-work/do-case-work';
import { changeAndTell, commitChange, routeOf } from '../case-work/tell-customer';
import type { Principal } from '../sign-in/principal';
import { codeNeeded, codeTarget } from './code-target';

export interface PackageOrder {
  reference: string;
  text: string;
  /** Kept by the vault already. */
  files: readonly EvidenceFile[];
  who: Principal;
}

const dayMs = 86_400_000;
/** How long an answer lies ready; afterwards its files are erased. */
const readyDays = 14;

/**
 * Lays an answer ready on a page of the customer's own, and tells her of it: an answer like any other.
 * @throws DeskError `staff-no-case`, `work-refused`, `staff-no-proof`.
 */
export async function makePackage(
  deps: CaseWorkDeps,
  { reference, text, files, who }: PackageOrder,
): Promise<{ made: AnswerPackage; link: string }> {
  const request = await found(deps, reference);
  const now = deps.time.now();
  refuseUnlessAllowed(request, 'replied', now);
  if (codeNeeded(request) && !codeTarget(request, deps.smsCodes))
    throw new DeskError('staff-no-proof', 'no code can be sent to who has to open it');
  const made: AnswerPackage = {
    ...{ reference, text, files: [...files], createdAt: now, madeBy: who.id, version: 1 },
    id: Buffer.from(deps.random.bytes(18)).toString('base64url'),
    expiresAt: new Date(now.getTime() + readyDays * dayMs),
  };
  const link = packageLink(deps.publicUrl, made.id);
  // Nobody knows the link before the change is written that tells of it.
  await deps.packages.create(made);
  try {
    await againOnConflict(mostRuns, () => tell(deps, made, link, who));
  } catch (fault) {
    await deps.packages.withdraw(made.id, now);
    throw fault;
  }
  return { made, link };
}

const packageLink = (publicUrl: string, id: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/answer/${id}`;

async function tell(
  deps: CaseWorkDeps,
  made: AnswerPackage,
  link: string,
  who: Principal,
): Promise<void> {
  const request = await found(deps, made.reference);
  const route = await routeOf(deps, request);
  const { id, expiresAt, files } = made;
  const event: CaseChange['event'] = {
    ...{ actor: staffActor(who.id), type: 'package-made' },
    detail: {
      ...{ id, link, told: route.by, expiresAt: expiresAt.toISOString() },
      files: files.map(({ sha256, size }) => ({ sha256, size })),
    },
  };
  const words = (_changed: Case, language: Language): CustomerWords => ({
    kind: 'package',
    text: deps.texts.t(
      language,
      codeNeeded(request) ? 'reply.chat.packageCode' : 'reply.chat.package',
      { reference: made.reference, link, until: formatInstant(language, expiresAt) },
    ),
  });
  await changeAndTell(deps, {
    ...{ request, route, staff: who.name, words },
    change: now => ({ changed: answerCase(request, now), event }),
  });
}

/**
 * Takes an answer back: nobody can open it any more, and its files are erased.
 * @throws DeskError `staff-no-case`, `staff-no-package`.
 */
export async function withdrawPackage(
  deps: CaseWorkDeps,
  { reference, id, who }: { reference: string; id: string; who: Principal },
): Promise<void> {
  const one = await deps.packages.find(id);
  if (!one || one.reference !== reference || one.withdrawnAt)
    throw new DeskError('staff-no-package', 'there is no such answer');
  await deps.packages.withdraw(id, deps.time.now());
  await againOnConflict(mostRuns, async () => {
    const changed = await found(deps, reference);
    const event = { actor: staffActor(who.id), type: 'package-withdrawn', detail: { id } };
    await commitChange(deps, { changed, event }, deps.time.now());
  });
}

async function found({ cases }: CaseWorkDeps, reference: string): Promise<Case> {
  const request = await cases.find(reference);
  if (!request) throw new DeskError('staff-no-case', `${reference} does not exist`);
  return request;
}
