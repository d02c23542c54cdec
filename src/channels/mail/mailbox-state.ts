import { z } from 'zod';
import type { JsonObject } from '../../domain/json';

/** How far a mailbox has been read. Nothing in the mailbox itself is relied on but its numbers. */
export interface MailboxState {
  /** As long as it stays the same, numbers mean the same mails (RFC 3501, 2.3.1.1). */
  uidValidity: string;
  /** The next mail to be read. */
  nextUid: number;
  /** ISO instant: what the mailbox received before it is left to people. */
  since: string;
  /** ISO instant at which the newest mail so far was received. */
  newest: string;
  /** How often each sender was heard today, by a keyed hash. */
  today: { day: string; heard: Record<string, number> };
  /** The mail that could not be dealt with, and how often that was tried. */
  failing?: { uid: number; tries: number };
}

const schema = z.object({
  uidValidity: z.string(),
  nextUid: z.number().int().positive(),
  since: z.iso.datetime(),
  newest: z.iso.datetime(),
  today: z.object({ day: z.string(), heard: z.record(z.string(), z.number()) }),
  failing: z.object({ uid: z.number(), tries: z.number() }).optional(),
});

/** What is stored of a mailbox; nothing where it is missing or of an older form. */
export function mailboxState(stored: JsonObject | undefined): MailboxState | undefined {
  const read = schema.safeParse(stored);
  return read.success ? (read.data as MailboxState) : undefined;
}

/** What a server renumbers may come again; mails of the last days are known by their Message-IDs. */
const backMs = 24 * 3_600_000;

/**
 * The state to go on with at a mailbox as it is now. What was there before the desk first looked is left to
 * people. Where the server has numbered its mails anew, those since the day before the newest one that was
 * read are looked at again; a mail that was dealt with is known by its Message-ID.
 */
export function stateAt(
  known: MailboxState | undefined,
  mailbox: { uidValidity: string; uidNext: number },
  now: Date,
): MailboxState {
  const { uidValidity, uidNext } = mailbox;
  if (known?.uidValidity === uidValidity) return known;
  const day = now.toISOString().slice(0, 10);
  if (!known) {
    const at = now.toISOString();
    return { uidValidity, nextUid: uidNext, since: at, newest: at, today: { day, heard: {} } };
  }
  const { failing: _, ...rest } = known;
  const since = new Date(Math.max(Date.parse(known.since), Date.parse(known.newest) - backMs));
  return { ...rest, uidValidity, nextUid: 1, since: since.toISOString() };
}

/** Senders that are remembered a day. */
const mostSenders = 5_000;

/** Counts a mail of a sender. @returns how many it has been today, this one included. */
export function countMail(state: MailboxState, sender: string, now: Date): number {
  const day = now.toISOString().slice(0, 10);
  if (state.today.day !== day) state.today = { day, heard: {} };
  const { heard } = state.today;
  if (!(sender in heard) && Object.keys(heard).length >= mostSenders) return 1;
  heard[sender] = (heard[sender] ?? 0) + 1;
  return heard[sender];
}
