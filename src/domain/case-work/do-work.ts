import type { Actor, Case, CaseState } from '../case';
import type { CaseChange } from '../case-changes';
import type { HolidayCalendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import { meetClock } from '../clock/clock';
import type { ClockName } from '../clock/rules';
import { DeskError } from '../errors';
import type { JsonObject } from '../json';
import { isAllowed } from './allowed-work';
import { closeCase, reopenCase } from './close-case';
import { extendClock } from './extend-clock';
import { linkDuplicate } from './link-duplicate';
import { redactCase } from './redact-case';
import { startAuthorityClock } from './start-authority-clock';
import type { ToldWay, Work } from './work';

export interface WorkSetting {
  now: Date;
  actor: Actor;
  holidays: HolidayCalendar;
  /** How the customer is told of it, where she is to be told. */
  told: ToldWay | 'none';
  /** The case that `linked-duplicate` names. */
  other?: Case | undefined;
}

const replyClocks: readonly ClockName[] = ['company-reply', 'statutory-reply'];

/**
 * What an event makes of a case: a pure function of both.
 * @throws DeskError `work-refused`: not in this state; `extension-refused`, `clock-refused`,
 *   `duplicate-refused`, `outcome-text`, `redaction-refused`.
 */
export function doWork(request: Case, work: Work, setting: WorkSetting): CaseChange {
  const { now, actor, told } = setting;
  if (!isAllowed(request, work.type, now))
    throw new DeskError('work-refused', `${work.type} cannot be done to a ${request.state} case`);
  const { changed, detail } = outcomeOf(request, work, setting);
  const isTold = tellsCustomer.has(work.type);
  return {
    changed,
    event: { actor, type: work.type, detail: { ...detail, ...(isTold && { told }) } },
  };
}

/** What the customer is told of. */
export const tellsCustomer: ReadonlySet<Work['type']> = new Set<Work['type']>([
  'replied',
  'asked-more',
  'extended',
  'closed',
  'reopened',
]);

interface Outcome {
  changed: Case;
  detail: JsonObject;
}

function outcomeOf(request: Case, work: Work, { now, holidays, other }: WorkSetting): Outcome {
  switch (work.type) {
    case 'replied':
      return { changed: answerCase(request, now), detail: { text: work.text } };
    case 'asked-more':
      return {
        changed: { ...request, state: 'waiting-for-customer' },
        detail: { text: work.text },
      };
    case 'extended': {
      const clock = extendClock(request, work, now, holidays);
      return {
        changed: withClock(begun(request), clock),
        detail: {
          ...{ clock: work.clock, reason: work.reason, dueAt: clock.dueAt.toISOString() },
          previousDueAt: clock.extended?.previousDueAt.toISOString() ?? null,
        },
      };
    }
    case 'closed':
      return closeCase(request, work, now);
    case 'reopened':
      return { changed: reopenCase(request, now, holidays), detail: { text: work.text } };
    case 'assigned': {
      const { assignedTo: _before, ...rest } = request;
      const assigned = work.to === null ? rest : { ...begun(rest), assignedTo: work.to };
      return { changed: assigned, detail: { to: work.to } };
    }
    case 'noted':
      return { changed: request, detail: { text: work.text } };
    case 'linked-duplicate':
      return { changed: linkDuplicate(request, other), detail: { of: work.of } };
    case 'authority-clock-started':
      return {
        changed: startAuthorityClock(begun(request), work.awareAt, now, holidays),
        detail: { awareAt: work.awareAt.toISOString() },
      };
    case 'clock-met':
      return { changed: meetNamed(request, work.clock, now), detail: { clock: work.clock } };
    case 'redacted':
      return redactCase(request, work);
  }
}

/** The first answer of substance keeps the promises to reply. */
export function answerCase(request: Case, now: Date): Case {
  const clocks = request.clocks.map(clock =>
    replyClocks.includes(clock.name) ? meetClock(clock, now) : clock,
  );
  return { ...request, state: 'answered', clocks };
}

/** Whoever takes a case in hand has begun with it. */
function begun(request: Case): Case {
  const fresh: readonly CaseState[] = ['new', 'reopened'];
  return fresh.includes(request.state) ? { ...request, state: 'in-progress' } : request;
}

/** The clock takes the place of the open one with its name. */
function withClock(request: Case, changed: Clock): Case {
  const clocks = request.clocks.map(clock =>
    clock.name === changed.name && !clock.metAt ? changed : clock,
  );
  return { ...request, clocks };
}

function meetNamed(request: Case, name: ClockName, now: Date): Case {
  const running = request.clocks.find(clock => clock.name === name && !clock.metAt);
  if (!running) throw new DeskError('clock-refused', `no ${name} clock runs`);
  return withClock(request, meetClock(running, now));
}
