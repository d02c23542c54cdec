import type { z } from 'zod';
import type { Contact } from '../../domain/answers';
import type { Case, CaseEvent } from '../../domain/case';
import { allowedWork } from '../../domain/case-work/allowed-work';
import type { Urgency } from '../../domain/case-work/case-search';
import type { AnswerPackage } from '../../domain/case-work/keeping';
import { summaryOf } from '../../domain/case-work/summary';
import type { HolidayCalendar } from '../../domain/clock/calendar';
import type { Clock } from '../../domain/clock/clock';
import { localDateOf } from '../../domain/hanoi-time';
import type { Language } from '../../domain/language';
import { formatInstant, formatSize } from '../../i18n/formats';
import { identifyingFields, maskContact, maskJson, maskName, wordMask } from '../case-work/masking';
import type { ReplyRoute } from '../case-work/reply-route';
import { channelName } from '../channel-name';
import { describeAnswers } from '../handoff/describe-answers';
import { requestTypeName } from '../handoff/handoff';
import { allows } from '../rights';
import type { Principal } from '../sign-in/principal';
import type { StaffTexts } from '../staff-texts';
import { nextClock } from './case-queue';
import { presentClock } from './present-clock';
import { previewable } from './preview';
import type { caseSchema, caseSummarySchema, packageSchema } from './schemas';

export interface Presenting {
  texts: StaffTexts;
  language: Language;
  now: Date;
  holidays: HolidayCalendar;
  /** Of the accounts that are named, by id. */
  names: ReadonlyMap<string, string>;
}

/** What a whole case is shown with. */
export interface WholeCase {
  request: Case;
  history: readonly CaseEvent[];
  packages: readonly AnswerPackage[];
  duplicates: readonly string[];
  route: ReplyRoute;
  who: Principal;
  /** Whether this person has asked to see who the customer is. */
  revealed: boolean;
}

/** A case as a row of the queue; names and numbers in its summary are masked. */
export function presentSummary(
  request: Case,
  presenting: Presenting,
): z.input<typeof caseSummarySchema> {
  const { texts, language, now, names } = presenting;
  const next = nextClock(request);
  const { assignedTo } = request;
  return {
    reference: request.reference,
    version: request.version,
    type: request.type,
    typeName: requestTypeName(request.type, texts, language),
    state: request.state,
    stateName: texts.t(language, `staff.states.${request.state}`),
    ...(request.outcome === undefined ? {} : { outcome: request.outcome }),
    language: request.language,
    receivedAt: request.receivedAt.toISOString(),
    receivedShown: formatInstant(language, request.receivedAt),
    ...(next ? { next: presentClock(next, request, presenting) } : {}),
    urgency: urgency(next, now),
    summary: summaryOf(request, wordMask(request)),
    ...(assignedTo === undefined
      ? {}
      : { assignedTo: { id: assignedTo, name: names.get(assignedTo) ?? assignedTo } }),
    channel: channelOf(request),
  };
}

/** A whole case; who the customer is stays masked unless it is revealed. */
export function presentCase(whole: WholeCase, presenting: Presenting): z.input<typeof caseSchema> {
  const { request, history, route, who, revealed } = whole;
  const { texts, language, now, names } = presenting;
  const mask = revealed ? (text: string) => text : wordMask(request);
  const name = request.answers.name?.kind === 'text' ? request.answers.name.text : undefined;
  return {
    ...presentSummary(request, presenting),
    version: request.version,
    clocks: request.clocks.map(clock => presentClock(clock, request, presenting)),
    hidden: !revealed,
    answers: presentAnswers(request, presenting, revealed),
    contact: { ...(revealed ? request.contact : maskContact(request.contact)), hidden: !revealed },
    ...(name === undefined ? {} : { customerName: revealed ? name : maskName(name) }),
    channel: presentChannel(request, route, presenting),
    replyBy: route.by,
    ...(request.duplicateOf === undefined ? {} : { duplicateOf: request.duplicateOf }),
    duplicates: [...whole.duplicates],
    evidence: request.evidence.map(({ redacted, ...file }) => ({
      ...file,
      name: redacted ? texts.t(language, 'casework.redactedFile') : file.name,
      sizeShown: formatSize(language, file.size),
      previewable: !redacted && allows(who, 'cases.evidence') && previewable(file.contentType),
      ...(redacted && { redacted }),
    })),
    packages: whole.packages.map(one => presentPackage(one, history, presenting)),
    actions: allowedWork(request, now, right => allows(who, right)),
    history: history.map(({ seq, at, actor, type, detail }) => ({
      seq,
      at: at.toISOString(),
      atShown: formatInstant(language, at),
      actor: {
        ...actor,
        ...(actor.kind === 'staff' && names.has(actor.id) ? { name: names.get(actor.id) } : {}),
      },
      type,
      detail: maskJson(detail, mask),
    })),
  };
}

/** The channel that a case came by. */
const channelOf = ({ conversationId }: Pick<Case, 'conversationId'>): string =>
  conversationId?.split(':', 1)[0] ?? 'phone';

function presentAnswers(request: Case, { texts, language }: Presenting, revealed: boolean) {
  const mask = wordMask(request);
  return describeAnswers(request, texts, language).map(({ field, label, value }) => {
    const answer = request.answers[field];
    const redacted = answer?.kind === 'not-given' && answer.why === 'redacted';
    const gone = redacted && { redacted: true as const };
    if (revealed) return { field, label, value, ...gone };
    const masked = identifyingFields.has(field) ? hiddenValue(field, request) : mask(value);
    const shown = masked ?? value;
    return {
      field,
      label,
      value: shown,
      ...gone,
      ...(shown !== value && { hidden: true as const }),
    };
  });
}

function hiddenValue(field: string, { answers }: Case): string | undefined {
  const answer = answers[field];
  switch (answer?.kind) {
    case 'contact':
      return contactLine(maskContact(answer.contact));
    case 'text':
      return maskName(answer.text);
    default:
      return undefined;
  }
}

const contactLine = ({ phone, email }: Contact): string =>
  [phone, email].filter(part => part !== undefined).join(', ');

function presentChannel(
  request: Case,
  { channel }: ReplyRoute,
  { texts, language }: Presenting,
): z.input<typeof caseSchema>['channel'] {
  const id = channelOf(request);
  return {
    id,
    name: channelName(id, texts, language),
    open: channel?.open ?? false,
    ...(channel?.openUntil && {
      openUntil: channel.openUntil.toISOString(),
      openUntilShown: formatInstant(language, channel.openUntil),
    }),
  };
}

function presentPackage(
  { id, createdAt, expiresAt, files, withdrawnAt }: AnswerPackage,
  history: readonly CaseEvent[],
  { language }: Presenting,
): z.input<typeof packageSchema> {
  return {
    id,
    createdAt: createdAt.toISOString(),
    createdShown: formatInstant(language, createdAt),
    expiresAt: expiresAt.toISOString(),
    expiresShown: formatInstant(language, expiresAt),
    opened: history.filter(({ type, detail }) => type === 'package-opened' && detail.id === id)
      .length,
    files: files.map(({ name, size }) => ({ name, size })),
    withdrawn: withdrawnAt !== undefined,
  };
}

function urgency(next: Clock | undefined, now: Date): Urgency {
  if (!next) return 'none';
  if (now > next.dueAt) return 'late';
  return localDateOf(now) === localDateOf(next.dueAt) ? 'today' : 'early';
}
