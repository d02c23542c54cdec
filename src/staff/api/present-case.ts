import type { z } from 'zod';
import type { Case, CaseEvent } from '../../domain/case';
import type { HolidayCalendar } from '../../domain/clock/calendar';
import { type Clock, clockState } from '../../domain/clock/clock';
import { localDateOf } from '../../domain/hanoi-time';
import type { Language } from '../../domain/language';
import { formatInstant, formatSize } from '../../i18n/formats';
import { describeAnswers } from '../handoff/describe-answers';
import { requestTypeName } from '../handoff/handoff';
import type { StaffTexts } from '../staff-texts';
import { nextClock } from './case-queue';
import type { caseSchema, caseSummarySchema, clockSchema } from './schemas';

export interface Presenting {
  texts: StaffTexts;
  language: Language;
  now: Date;
  holidays: HolidayCalendar;
}

export function presentSummary(
  request: Case,
  presenting: Presenting,
): z.input<typeof caseSummarySchema> {
  const { texts, language, now } = presenting;
  const next = nextClock(request);
  return {
    reference: request.reference,
    type: request.type,
    typeName: requestTypeName(request.type, texts, language),
    state: request.state,
    stateName: texts.t(language, `staff.states.${request.state}`),
    ...(request.outcome === undefined ? {} : { outcome: request.outcome }),
    language: request.language,
    receivedAt: request.receivedAt.toISOString(),
    receivedShown: formatInstant(language, request.receivedAt),
    ...(next ? { next: presentClock(next, presenting) } : {}),
    urgency: urgency(next, now),
  };
}

export function presentCase(
  request: Case,
  history: readonly (CaseEvent & { actorName?: string })[],
  presenting: Presenting,
): z.input<typeof caseSchema> {
  const { texts, language } = presenting;
  return {
    ...presentSummary(request, presenting),
    clocks: request.clocks.map(clock => presentClock(clock, presenting)),
    answers: describeAnswers(request, texts, language),
    contact: request.contact,
    evidence: request.evidence.map(file => ({
      ...file,
      sizeShown: formatSize(language, file.size),
    })),
    history: history.map(({ seq, at, actor, type, detail, actorName }) => ({
      seq,
      at: at.toISOString(),
      atShown: formatInstant(language, at),
      actor: { ...actor, ...(actorName === undefined ? {} : { name: actorName }) },
      type,
      detail,
    })),
  };
}

function presentClock(
  clock: Clock,
  { texts, language, now, holidays }: Presenting,
): z.input<typeof clockSchema> {
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
  };
}

function urgency(next: Clock | undefined, now: Date): 'late' | 'today' | 'early' | 'none' {
  if (!next) return 'none';
  if (now > next.dueAt) return 'late';
  return localDateOf(now) === localDateOf(next.dueAt) ? 'today' : 'early';
}
