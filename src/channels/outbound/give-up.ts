import { againOnConflict } from '../../domain/again-on-conflict';
import type { Case, CaseEvent } from '../../domain/case';
import type { Conversation, LoggedActivity } from '../../domain/conversation';
import type { OutboxItem } from '../../domain/outbox';
import type { Cases, Committer, TimeSource } from '../../domain/ports';
import { saidIn } from '../shape/said';

export interface GiveUpDeps {
  cases: Pick<Cases, 'ofConversation' | 'history'>;
  committer: Committer;
  time: TimeSource;
  /** There is mail to be sent. */
  onOutbox(): void;
}

const mostRuns = 5;

/**
 * What could not be said stands in the history of the case, and what a person said goes by e-mail, where
 * the case has an address: nobody waits for an answer that never comes.
 */
export function giveUp(
  deps: GiveUpDeps,
  conversation: Conversation,
  undelivered: readonly LoggedActivity[],
  code: string,
): Promise<void> {
  return againOnConflict(mostRuns, async () => {
    const concerned = concernedBy(await deps.cases.ofConversation(conversation.id));
    if (!concerned) return;
    const seq = (await deps.cases.history(concerned.reference)).length + 1;
    const at = deps.time.now();
    const mail = mailOf(conversation, concerned, undelivered, seq, at);
    const event: CaseEvent = {
      ...{ reference: concerned.reference, seq, at },
      actor: { kind: 'desk' },
      type: 'delivery-failed',
      detail: { channel: conversation.channel, code, byMail: mail.length > 0 },
    };
    const none = { log: [], evidence: [] };
    await deps.committer.commit({ ...none, cases: [concerned], events: [event], outbox: mail });
    if (mail.length > 0) deps.onOutbox();
  });
}

/** The newest case that is open, else the newest. */
const concernedBy = (cases: readonly Case[]): Case | undefined =>
  cases.find(({ state }) => state !== 'closed') ?? cases[0];

function mailOf(
  { channel }: Conversation,
  { reference, contact, language }: Case,
  undelivered: readonly LoggedActivity[],
  seq: number,
  dueAt: Date,
): OutboxItem[] {
  const texts = undelivered
    .filter(({ from }) => from === 'staff')
    .flatMap(entry => saidIn(entry)?.text ?? [])
    .filter(text => text.trim() !== '');
  if (texts.length === 0 || !contact.email) return [];
  return [
    {
      id: `undelivered-${reference}-${seq}`,
      kind: 'mail.undelivered',
      payload: { reference, channel, to: contact.email, language, texts },
      ...{ reference, dueAt },
    },
  ];
}
