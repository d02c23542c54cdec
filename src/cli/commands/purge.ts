import type { Contact } from '../../domain/answers';
import { keepingTimesOf } from '../../store/retention/keeping-times';
import { type Command, type CommandContext, UsageError } from '../command';
import { readOptions } from '../options';
import { type StoreWork, withStore } from '../with-store';

/** Removes what has had its time, or all that there is of a person. */
export const purge: Command = {
  usage: 'purge [--yes] | purge --contact PHONE|EMAIL… [--except REFERENCE…] [--yes]',
  help: [
    'Shows how much has had its time (DRAFT_DAYS, CONVERSATION_DAYS, EVIDENCE_DAYS, CASE_DAYS); with',
    '--yes removes it. The desk does the same by itself once a day.',
    '--contact shows, and with --yes erases, all that there is of a person: the cases with their talks',
    'and files, and the preferences. Give every number and address they name. Refusals of offers go',
    'too: see that other systems have taken them over. --except keeps a case, such as the one that asked',
    'for it. What was removed is recorded without naming anybody.',
  ],
  async run(args, context) {
    const { values, positionals } = readOptions(args, {
      yes: { type: 'boolean', default: false },
      contact: { type: 'string', multiple: true },
      except: { type: 'string', multiple: true },
    });
    if (positionals.length > 0) throw new UsageError(`what is ${positionals[0]}?`);
    const { yes: isMeant = false, contact, except = [] } = values;
    const contacts = (contact ?? []).map(contactOf);
    const now = context.time.now();
    return withStore(context, async parts => {
      if (contacts.length === 0) await byAge(parts, context, now, !isMeant);
      for (const each of contacts) await ofPerson(parts, context, each, now, except, !isMeant);
      if (!isMeant) context.tell('desk: nothing was removed; --yes removes it');
      return 0;
    });
  },
};

async function byAge(
  { store, settings }: StoreWork,
  { out }: CommandContext,
  now: Date,
  dryRun: boolean,
): Promise<void> {
  const removed = await store.purge({ times: keepingTimesOf(settings), now, dryRun });
  await out(`${JSON.stringify(removed)}\n`);
}

async function ofPerson(
  { store }: StoreWork,
  { out, tell }: CommandContext,
  contact: Contact,
  now: Date,
  except: readonly string[],
  dryRun: boolean,
): Promise<void> {
  const actor = { kind: 'desk' as const };
  const found = await store.erasePerson({ contact, now, actor, except, dryRun });
  const { references, removed, related, removal } = found;
  await out(`${JSON.stringify({ references, removed, related, record: removal?.id })}\n`);
  if (related.length > 0)
    tell('desk: related cases gave other contacts in the same talks: decide about them too');
}

/** @throws UsageError for what is neither; the contact itself is not shown. */
function contactOf(text: string): Contact {
  const written = text.trim();
  if (/^[^@\s]+@[^@\s]+$/.test(written)) return { email: written };
  const digits = written.replace(/[\s().-]/g, '');
  if (/^\+\d{6,15}$/.test(digits)) return { phone: digits };
  if (/^0\d{8,10}$/.test(digits)) return { phone: `+84${digits.slice(1)}` };
  throw new UsageError('--contact takes a phone such as +84912345678, or an e-mail address');
}
