import type { Case, CaseEvent } from '../domain/case';
import { type ExtensionReason, extensionReasons } from '../domain/case-work/work';
import { type Clock, clockState } from '../domain/clock/clock';
import { requestTypes } from '../domain/requests';
import { formatInstant } from '../i18n/formats';
import type { DeskTurn } from './desk-turn';
import { requestText } from './fields/field-texts';
import { clockText } from './receipt';

/** What staff told the customer; other lines of the history are not for her. */
const answers = new Set(['replied', 'closed', 'reopened']);

/** How a case stands, in plain words: what, since when, by when, and what was answered. */
export function describeCase(desk: DeskTurn, found: Case, history: CaseEvent[]): string[] {
  const request = requestTypes.get(found.type);
  return [
    desk.text('status.heading', {
      reference: found.reference,
      request: request ? desk.text(requestText(request, 'name')) : found.type,
      receivedAt: formatInstant(desk.language, found.receivedAt),
    }),
    stateText(desk, found),
    ...clockTexts(desk, found),
    ...wordsOfStaff(desk, found, history),
    ...(found.evidence.length > 0
      ? [desk.text('status.files', { count: found.evidence.length })]
      : []),
  ];
}

function stateText(desk: DeskTurn, { state, outcome }: Case): string {
  if (state === 'closed') return desk.text(`status.closed.${outcome ?? 'fulfilled'}`);
  return desk.text(`status.state.${state}`);
}

function clockTexts(desk: DeskTurn, { clocks }: Case): string[] {
  return clocks
    .filter(({ name }) => name !== 'authority-notice')
    .flatMap(clock => {
      switch (clockState(clock, desk.now)) {
        case 'running':
          return [clockText(desk, clock), ...extensionText(desk, clock)];
        case 'missed':
          return [
            desk.text('status.late', {
              dueAt: formatInstant(desk.language, clock.dueAt),
              phone: desk.facts.supportPhone,
            }),
          ];
        default:
          return [];
      }
    });
}

function extensionText(desk: DeskTurn, { extended }: Clock): string[] {
  if (!extended) return [];
  const previous = formatInstant(desk.language, extended.previousDueAt);
  const reason = isExtensionReason(extended.reason)
    ? desk.text(`reply.reasons.${extended.reason}`)
    : extended.reason;
  return [desk.text('status.extended', { previous, reason })];
}

const isExtensionReason = (text: string): text is ExtensionReason =>
  extensionReasons.some(reason => reason === text);

/** Their last answer, and what they ask where they still wait for it. */
function wordsOfStaff(desk: DeskTurn, { state }: Case, history: CaseEvent[]): string[] {
  const answer = history.findLast(({ type, detail }) => answers.has(type) && isText(detail.text));
  const asked =
    state === 'waiting-for-customer'
      ? history.findLast(({ type }) => type === 'asked-more')
      : undefined;
  return [
    ...(answer ? [desk.text('status.answer', said(desk, answer))] : []),
    ...laidReady(desk, history),
    ...(asked ? [desk.text('status.asked', said(desk, asked))] : []),
  ];
}

/** The last answer on a page of its own, while it can be opened. */
function laidReady(desk: DeskTurn, history: CaseEvent[]): string[] {
  const gone = new Set(
    history.filter(({ type }) => type === 'package-withdrawn').map(({ detail }) => detail.id),
  );
  const made = history.findLast(
    ({ type, detail }) =>
      type === 'package-made' &&
      !gone.has(detail.id ?? null) &&
      isText(detail.expiresAt) &&
      desk.now < new Date(detail.expiresAt),
  );
  if (!made || !isText(made.detail.link) || !isText(made.detail.expiresAt)) return [];
  const until = formatInstant(desk.language, new Date(made.detail.expiresAt));
  return [desk.text('status.package', { until, link: made.detail.link })];
}

const said = (desk: DeskTurn, { at, detail }: CaseEvent) => ({
  at: formatInstant(desk.language, at),
  text: isText(detail.text) ? detail.text : '',
});

const isText = (value: unknown): value is string => typeof value === 'string';
