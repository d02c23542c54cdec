import { againOnConflict } from '../../domain/again-on-conflict';
import type { Case } from '../../domain/case';
import { tryAccessCode } from '../../domain/case-access';
import type { AnswerPackage, AnswerPackages } from '../../domain/case-work/keeping';
import { DeskError } from '../../domain/errors';
import { type ChallengeResult, mayResend, newChallenge, tryCode } from '../../domain/identity';
import type { JsonObject } from '../../domain/json';
import { type NoteLineDeps, noteLine } from '../../domain/note-line';
import type { OutboxItem } from '../../domain/outbox';
import type { Cases, Committer, RandomSource, TimeSource } from '../../domain/ports';
import { maskEmail, maskPhone } from '../case-work/masking';
import { codeNeeded, codeTarget } from './code-target';

/** What the customer's side of an answer is made of. */
export interface PackageDoorDeps {
  packages: Pick<AnswerPackages, 'find' | 'setChallenge'>;
  cases: Pick<Cases, 'find' | 'history'>;
  committer: Committer;
  time: TimeSource;
  random: RandomSource;
  smsCodes: boolean;
  onOutbox(): void;
}

export type Opened =
  /** A one-time code is on its way to the contact that was proven. */
  | { step: 'code'; sentTo: string; wrong?: true }
  | { step: 'open'; request: Case; made: AnswerPackage };

export interface Knock {
  id: string;
  accessCode: string;
  /** The one-time code, once it is there. */
  code?: string | undefined;
}

const mostRuns = 5;

/**
 * Opens an answer for who has the case's access code and, where it holds data, the one-time code as well.
 * Nothing tells a wrong code from an answer that is not there, not any more, or taken back.
 * @throws DeskError `answer-refused`.
 */
export const openPackage = (deps: PackageDoorDeps, knock: Knock): Promise<Opened> =>
  againOnConflict(mostRuns, () => openOnce(deps, knock));

async function openOnce(deps: PackageDoorDeps, knock: Knock): Promise<Opened> {
  const { committer, time } = deps;
  const now = time.now();
  const made = await readyPackage(deps, knock.id);
  const request = made && (await deps.cases.find(made.reference));
  const { opened, changed } = await tryAccessCode(request, knock.accessCode, now);
  if (changed)
    await committer.commit({ log: [], cases: [changed], events: [], evidence: [], outbox: [] });
  if (!made || !opened) throw refused();
  if (codeNeeded(opened)) {
    const result = await proven(deps, opened, made, knock.code);
    if (result !== 'proven') return { step: 'code', ...result };
  }
  await noteDoor(deps, made, 'package-opened', { id: made.id });
  return { step: 'open', request: opened, made };
}

/** One that can still be opened. */
export async function readyPackage(
  { packages, time }: Pick<PackageDoorDeps, 'packages' | 'time'>,
  id: string,
): Promise<AnswerPackage | undefined> {
  const made = await packages.find(id);
  return made && !made.withdrawnAt && time.now() < made.expiresAt ? made : undefined;
}

async function proven(
  deps: PackageDoorDeps,
  request: Case,
  made: AnswerPackage,
  code: string | undefined,
): Promise<'proven' | { sentTo: string; wrong?: true }> {
  const to = codeTarget(request, deps.smsCodes);
  if (!to) throw refused();
  const sentTo = to.email ? maskEmail(to.email) : maskPhone(to.phone ?? '');
  if (code !== undefined && made.challenge) {
    const result = await tried(deps, made, code);
    return result === 'proven' ? 'proven' : { sentTo, wrong: true };
  }
  await sendCode(deps, request, made, to);
  return { sentTo };
}

/** The try is counted before its outcome is told. */
async function tried(
  { packages, time }: PackageDoorDeps,
  made: AnswerPackage,
  code: string,
): Promise<ChallengeResult> {
  const challenge = structuredClone(made.challenge);
  if (!challenge) return 'expired';
  const result = tryCode(challenge, code, time.now());
  await packages.setChallenge(made, result === 'proven' ? undefined : challenge);
  return result;
}

/** At most one a minute, however often the page asks. */
async function sendCode(
  deps: PackageDoorDeps,
  { reference, language }: Case,
  made: AnswerPackage,
  to: { email?: string; phone?: string },
): Promise<void> {
  const now = deps.time.now();
  if (made.challenge && !mayResend(made.challenge, now)) return;
  const { challenge, code } = newChallenge(to, now, bound => deps.random.integer(bound));
  await deps.packages.setChallenge(made, challenge);
  const item: OutboxItem = {
    id: `answer-code-${Buffer.from(deps.random.bytes(12)).toString('base64url')}`,
    kind: to.email ? 'mail.code' : 'sms.code',
    payload: { to: to.email ?? to.phone ?? '', code, language, validUntil: challenge.expiresAt },
    ...{ reference, dueAt: now },
  };
  await noteDoor(deps, made, 'package-code-sent', { id: made.id }, [item]);
  deps.onOutbox();
}

/** What a customer does with an answer, in her case's history before it is done. */
export const noteDoor = (
  deps: NoteLineDeps,
  { reference }: AnswerPackage,
  type: 'package-opened' | 'package-downloaded' | 'package-code-sent',
  detail: JsonObject,
  outbox: OutboxItem[] = [],
): Promise<void> =>
  noteLine(deps, { reference, actor: { kind: 'customer' }, type, detail }, { mostRuns, outbox });

const refused = (): DeskError =>
  new DeskError('answer-refused', 'The link or the code is not right, or the answer is gone');
