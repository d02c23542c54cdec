import { z } from 'zod';
import { readWorkingHours, type WorkingHours } from '../../domain/working-hours';
import { listOf, type Setting, whole } from '../setting';

const workingHours = z.string().transform((text, context): WorkingHours => {
  const hours = readWorkingHours(text);
  if (hours) return hours;
  context.addIssue({ code: 'custom', message: 'not readable as working hours' });
  return z.NEVER;
});

/** Customers who want a person. */
export const chatSettings = {
  workingHours: {
    variable: 'WORKING_HOURS',
    doc: [
      'When staff take chats, Hanoi time; several stretches are divided by commas. Public holidays are not',
      'worked. Outside these hours customers are told so, and are called back.',
    ],
    schema: workingHours,
    cure: 'give days and times such as Mon-Sat 08:00-17:30, or Mon-Fri 08:00-17:30, Sat 08:00-12:00',
    default: 'Mon-Sat 08:00-17:30',
  },
  chatWaitMinutes: {
    variable: 'CHAT_WAIT_MINUTES',
    doc: ['How long customers who want a person wait at most until they hear from somebody.'],
    schema: whole(1, 240),
    cure: 'give whole minutes from 1 to 240',
    default: '10',
  },
  chatSilenceMinutes: {
    variable: 'CHAT_SILENCE_MINUTES',
    doc: [
      'After how long without a sign of life of whoever is on, and with a message unanswered, a chat goes',
      'back to the queue.',
    ],
    schema: whole(1, 240),
    cure: 'give whole minutes from 1 to 240',
    default: '5',
  },
  handoffHubs: {
    variable: 'HANDOFF_HUB',
    doc: [
      'Contact centres that take chats over Direct Line (docs/handoff.md): their user ids, each beginning',
      'with hub:, divided by commas. They show DIRECTLINE_SECRET. Without it, no handoff events are sent',
      'or obeyed.',
    ],
    schema: listOf(z.string().regex(/^hub:[A-Za-z0-9._-]{1,60}$/)),
    cure: 'give ids such as hub:servicenow, divided by commas',
    default: '',
    example: 'hub:servicenow',
  },
} as const satisfies Record<string, Setting<unknown>>;
