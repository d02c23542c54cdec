import type { z } from 'zod';
import type { Case } from '../../domain/case';
import {
  type Extendable,
  extendableClocks,
  extendClock,
} from '../../domain/case-work/extend-clock';
import { type ExtensionReason, extensionReasons } from '../../domain/case-work/work';
import { type Clock, clockState } from '../../domain/clock/clock';
import { localDateOf } from '../../domain/hanoi-time';
import { formatInstant } from '../../i18n/formats';
import type { Presenting } from './present-case';
import type { clockSchema } from './schemas';

/** A promise as staff see it: when it is due, how it stands, and how far it may be moved. */
export function presentClock(
  clock: Clock,
  request: Case,
  { texts, language, now, holidays }: Presenting,
): z.input<typeof clockSchema> {
  const extendable =
    request.state === 'closed'
      ? undefined
      : extendableClocks(request, now).find(one => one.clock === clock);
  const { extended } = clock;
  return {
    name: clock.name,
    rule: clock.rule,
    label: texts.t(language, `staff.clocks.${clock.name}`),
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt.toISOString(),
    dueShown: formatInstant(language, clock.dueAt),
    state: clockState(clock, now),
    calendarConfirmed: holidays.isConfirmed(Number(localDateOf(clock.dueAt).slice(0, 4))),
    ...(clock.metAt ? { metAt: clock.metAt.toISOString() } : {}),
    ...(extended && {
      extended: {
        at: extended.at.toISOString(),
        reason: extended.reason,
        reasonName: texts.t(language, `reply.reasons.${extended.reason}`),
        previousDueAt: extended.previousDueAt.toISOString(),
        previousDueShown: formatInstant(language, extended.previousDueAt),
      },
    }),
    ...(extendable && {
      extension: {
        reasons: extensionReasons.map(reason =>
          presentExtension(request, extendable, reason, { language, now, holidays }),
        ),
      },
    }),
  };
}

/** What an extension for a reason would give at most, so that the date is seen before it is promised. */
function presentExtension(
  request: Case,
  { clock, mostDays }: Extendable,
  reason: ExtensionReason,
  { language, now, holidays }: Pick<Presenting, 'language' | 'now' | 'holidays'>,
) {
  const { dueAt } = extendClock(request, { clock: clock.name, reason }, now, holidays);
  return {
    reason,
    days: mostDays[reason === 'third-party' ? reason : 'usual'],
    dueAt: dueAt.toISOString(),
    dueShown: formatInstant(language, dueAt),
  };
}
