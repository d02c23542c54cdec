import { z } from 'zod';
import { clockNames } from '../../../domain/clock/rules';
import { DeskError } from '../../../domain/errors';
import { formatInstant } from '../../../i18n/formats';
import { requestTypeName } from '../../handoff/handoff';
import { openReminders } from '../../watch/open-reminders';
import { ownAccount } from '../own-account';
import { staffRoute } from '../route';
import { instant, referenceSchema } from '../schemas';

const listReminders = staffRoute({
  method: 'GET',
  path: '/reminders',
  name: 'listReminders',
  summary: 'What is due and still open, of one’s own cases and of those that nobody has taken',
  access: 'reminders.read',
  answer: {
    status: 200,
    schema: z.object({
      reminders: z.array(
        z.object({
          id: z.string(),
          reference: referenceSchema,
          typeName: z.string(),
          clock: z.enum(clockNames),
          clockName: z.string(),
          kind: z.enum(['soon', 'today', 'missed']),
          at: instant,
          atShown: z.string(),
          dueAt: instant,
          dueShown: z.string(),
          assignedTo: z.object({ id: z.string(), name: z.string() }).optional(),
        }),
      ),
    }),
  },
  async handle({ language }, { watch, accounts, texts, time }, who) {
    const open = await openReminders(watch, who, time.now());
    const reminders = await Promise.all(
      open.map(async ({ id, reference, clock, kind, madeAt, dueAt, of }) => {
        const person = of.assignedTo && (await accounts.find(of.assignedTo));
        return {
          ...{ id, reference, clock, kind },
          typeName: requestTypeName(of.type, texts, language),
          clockName: texts.t(language, `staff.clocks.${clock}`),
          at: madeAt.toISOString(),
          atShown: formatInstant(language, madeAt),
          dueAt: dueAt.toISOString(),
          dueShown: formatInstant(language, dueAt),
          ...(person && { assignedTo: { id: person.id, name: person.name } }),
        };
      }),
    );
    return { status: 200, json: { reminders } };
  },
});

const seeReminder = staffRoute({
  method: 'POST',
  path: '/reminders/{id}/seen',
  name: 'seeReminder',
  summary: 'Put a reminder away, for oneself',
  access: 'reminders.read',
  params: z.object({ id: z.string().min(1).max(100) }),
  answer: { status: 204 },
  faults: ['staff-no-reminder'],
  async handle({ params }, deps, who) {
    const { id } = await ownAccount(deps, who);
    if (!(await deps.watch.markSeen(id, params.id)))
      throw new DeskError('staff-no-reminder', 'there is no such reminder');
    return { status: 204 };
  },
});

/** The reminders of the watch over due dates. */
export const reminderRoutes = [listReminders, seeReminder];
