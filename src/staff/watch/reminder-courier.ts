import { z } from 'zod';
import { isOpen } from '../../domain/case-changes';
import { clockNames } from '../../domain/clock/rules';
import { type Courier, Undeliverable } from '../../domain/courier';
import type { Cases } from '../../domain/ports';
import { formatInstant } from '../../i18n/formats';
import { missedStep } from './due-reminders';
import { isReachable, type Recipient, reminderMailKind } from './reminder-items';
import { listRow, sendList, type WatchMailDeps } from './watch-mail-deps';

export interface ReminderCourierDeps extends WatchMailDeps {
  cases: Pick<Cases, 'find'>;
}

const payload = z.object({
  to: z.union([z.enum(['team', 'supervisors']), z.object({ account: z.string() })]),
  reminders: z
    .array(
      z.object({
        reference: z.string(),
        clock: z.enum(clockNames),
        step: z.string(),
        dueAt: z.iso.datetime().transform(text => new Date(text)),
      }),
    )
    .min(1),
});
type Told = z.infer<typeof payload>['reminders'][number];

/** Mails reminders of due dates. What was met, extended or closed meanwhile is left out. */
export function createReminderCourier(deps: ReminderCourierDeps): Courier {
  const { texts, language } = deps;
  const say = (key: string, params?: Record<string, string | number>): string =>
    texts.t(language, `watch.${key}`, params);

  return {
    kind: reminderMailKind,
    async deliver(item): Promise<void> {
      const parsed = payload.safeParse(item.payload);
      if (!parsed.success) throw new Undeliverable('reminder-payload', 'no reminder to tell of');
      const open = (await Promise.all(parsed.data.reminders.map(stillOpen))).flat();
      const [first] = open;
      if (!first) return;
      const missed = open.filter(({ step }) => step === missedStep);
      const soon = open.filter(({ step }) => step !== missedStep);
      const kind = missed.length > 0 ? 'missed' : 'soon';
      await sendList(deps, item, await addressOf(parsed.data.to), {
        language,
        subject:
          open.length === 1
            ? say(`one.${kind}`, {
                reference: first.row.reference,
                due: formatInstant(language, first.dueAt),
              })
            : say(`several.${kind}`, { count: open.length }),
        intro: [say(`intro.${kind}`)],
        sections: [
          { title: say('sections.late'), rows: missed.map(({ row }) => row) },
          { title: say('sections.soon'), rows: soon.map(({ row }) => row) },
        ],
      });
    },
  };

  async function stillOpen({ reference, clock, step, dueAt }: Told) {
    const found = await deps.cases.find(reference);
    const runs = found?.clocks.some(
      one => one.name === clock && !one.metAt && one.dueAt.getTime() === dueAt.getTime(),
    );
    if (!found || !isOpen(found) || !runs) return [];
    const person = found.assignedTo && (await deps.accounts.find(found.assignedTo));
    const { type } = found;
    const assignedTo = person ? { assignedTo: person.name } : {};
    return [{ step, dueAt, row: listRow(deps, { reference, type, clock, dueAt, ...assignedTo }) }];
  }

  async function addressOf(to: Recipient): Promise<string> {
    const accounts =
      to === 'supervisors'
        ? (await deps.accounts.list()).filter(({ role }) => role === 'supervisor')
        : to === 'team'
          ? []
          : [await deps.accounts.find(to.account)];
    const addresses = accounts.filter(isReachable).map(({ email }) => email);
    return addresses.length > 0 ? addresses.join(', ') : deps.to;
  }
}
