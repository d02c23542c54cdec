import type { Case } from '../../domain/case';
import type { CaseChange } from '../../domain/case-changes';
import type { ToldWay } from '../../domain/case-work/work';
import type { Language } from '../../domain/language';
import type { OutboxItem } from '../../domain/outbox';
import type { CaseWorkDeps } from './case-work-deps';
import type { CustomerWords } from './customer-words';
import { replyMail } from './reply-mail';
import { chosenRoute, type ReplyRoute } from './reply-route';

/** A change of a case that its customer is told of. */
export interface Telling {
  request: Case;
  route: ReplyRoute | undefined;
  /** Who speaks, as the customer sees it. */
  staff: string;
  change(at: Date): CaseChange;
  words(changed: Case, language: Language): CustomerWords | undefined;
}

/** The way to a customer, by her conversation and her contact. */
export async function routeOf(
  { conversations, replyWays }: Pick<CaseWorkDeps, 'conversations' | 'replyWays'>,
  request: Case,
  by?: ToldWay,
): Promise<ReplyRoute> {
  const { conversationId } = request;
  const conversation =
    conversationId === undefined ? undefined : await conversations.find(conversationId);
  return chosenRoute(request, conversation, replyWays, by);
}

/**
 * Writes a change and tells of it. What is said in a conversation is part of the conversation's own order
 * and commit, so that the customer reads it if and only if it happened.
 */
export async function changeAndTell(deps: CaseWorkDeps, telling: Telling): Promise<void> {
  const { request, route, staff, change, words } = telling;
  const mails = (changed: Case, dueAt: Date): OutboxItem[] => {
    const mailed = route?.email && words(changed, changed.language);
    if (!mailed || !route.email) return [];
    return [
      replyMail(
        { ...{ id: newId(deps), request: changed, to: route.email }, words: mailed, staff, dueAt },
        deps.texts,
      ),
    ];
  };
  if (!route?.conversation) {
    const at = deps.time.now();
    const done = change(at);
    return commitChange(deps, done, at, mails(done.changed, at));
  }
  await deps.talks.beside(route.conversation.id, async turn => {
    const done = change(turn.now);
    const said = words(done.changed, turn.language);
    if (said) turn.say(said.text, { name: staff });
    if (said?.kind === 'asked-more') turn.talk.answering = request.reference;
    await turn.change(done);
    for (const item of mails(done.changed, turn.now)) turn.outbox(item);
  });
}

/** Writes a change that is said in no conversation. */
export async function commitChange(
  { cases, committer, onOutbox }: Pick<CaseWorkDeps, 'cases' | 'committer' | 'onOutbox'>,
  { changed, event }: CaseChange,
  at: Date,
  outbox: OutboxItem[] = [],
): Promise<void> {
  const { reference } = changed;
  const seq = ((await cases.history(reference)).at(-1)?.seq ?? 0) + 1;
  await committer.commit({
    ...{ log: [], evidence: [], outbox },
    cases: [changed],
    events: [{ ...event, reference, seq, at }],
  });
  if (outbox.length > 0) onOutbox();
}

const newId = ({ random }: Pick<CaseWorkDeps, 'random'>): string =>
  `reply-${Buffer.from(random.bytes(12)).toString('base64url')}`;
