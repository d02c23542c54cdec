import { z } from 'zod';
import { readLeadTime } from '../../domain/lead-time';
import { listOf, type Setting } from '../setting';

const leadTime = z.string().transform((text, context) => {
  const read = readLeadTime(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'no lead time' });
  return z.NEVER;
});

/** The watch over due dates. */
export const watchSettings = {
  remindBefore: {
    variable: 'REMIND_BEFORE',
    doc: [
      'When staff are reminded of a due date: 2d is the beginning of the last working day but one, 4h four',
      'hours of work before the end. Several are divided by commas. What is missed is always told.',
    ],
    schema: listOf(leadTime).refine(all => all.length > 0 && all.length <= 5),
    cure: 'give up to five times, each a number from 1 to 99 with d or h, for example 2d,4h',
    default: '2d,4h',
  },
  digestAt: {
    variable: 'DIGEST_AT',
    doc: [
      'When the mail about the day goes to STAFF_EMAIL on working days, in Hanoi time; or off.',
    ],
    schema: z.union([z.literal('off'), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]),
    cure: 'give a time such as 08:00, or off',
    default: '08:00',
  },
} as const satisfies Record<string, Setting<unknown>>;
