import type { Courier } from '../../domain/courier';
import type { ClaimedItem, OutboxItem } from '../../domain/outbox';
import type { Committer } from '../../domain/ports';
import { postSigned, type SignedReceiver } from '../deliveries/signed-post';
import { transcriptActivities } from '../transcripts/transcript-json';
import type { Handoff } from './handoff';

/** The mails that hand something to staff, and the items that hand the same to another system. */
const hookOf: Readonly<Record<string, string>> = {
  'mail.handoff': 'webhook.handoff',
  'mail.chat-waiting': 'webhook.chat-waiting',
};

/**
 * A committer that hands to another system whatever is handed to staff by mail: in the same transaction, so
 * that neither comes without the other, and as an item of its own, so that neither waits for the other.
 */
export const alsoByWebhook = (committer: Committer): Committer => ({
  commit: changes =>
    committer.commit({ ...changes, outbox: changes.outbox.flatMap(item => withHook(item)) }),
});

function withHook(item: OutboxItem): OutboxItem[] {
  const kind = hookOf[item.kind];
  return kind === undefined ? [item] : [item, { ...item, id: `${item.id}-webhook`, kind }];
}

/** How the handoff of an item is made; the mail is made of the same. */
export type HandoffMaker = (item: ClaimedItem) => Promise<Handoff>;

/**
 * Posts handoffs, signed, to another system: `{id, type: "handoff.case" | "handoff.chat", …}` with all that the
 * mail has. The `id` is the same in every delivery of the same handoff.
 */
export function createHandoffWebhooks(
  receiver: SignedReceiver,
  makers: { filed: HandoffMaker; waiting: HandoffMaker },
): Courier[] {
  const courier = (kind: string, type: string, make: HandoffMaker): Courier => ({
    kind,
    async deliver(item): Promise<void> {
      const handoff = await make(item);
      await postSigned(receiver, { id: item.id, type, ...content(handoff) });
    },
  });
  return [
    courier('webhook.handoff', 'handoff.case', makers.filed),
    courier('webhook.chat-waiting', 'handoff.chat', makers.waiting),
  ];
}

const content = ({ due, transcript, evidence, subject: _, ...handoff }: Handoff) => ({
  ...handoff,
  clocks: due.map(({ dueAt, ...clock }) => ({ ...clock, dueAt: dueAt.toISOString() })),
  evidence: evidence.map(({ name, size, contentType, sha256 }) => ({
    ...{ name, size, contentType, sha256 },
  })),
  transcript: { activities: transcriptActivities(transcript) },
});
