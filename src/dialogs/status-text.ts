import type { Case, CaseEvent } from '../domain/case';
import { clockState } from '../domain/clock/clock';
import { requestTypes } from '../domain/requests';
import { formatInstant } from '../i18n/formats';
import type { DeskTurn } from './desk-turn';
import { requestText } from './fields/field-texts';
import { clockText } from './receipt';

/** What staff told the customer; other lines of the history are not for her. */
const answers = new Set(['replied', 'asked', 'closed']);

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
    ...answerTexts(desk, history),
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
          return [clockText(desk, clock)];
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

function answerTexts(desk: DeskTurn, history: CaseEvent[]): string[] {
  return history.flatMap(({ type, at, detail }) =>
    answers.has(type) && typeof detail.text === 'string'
      ? [desk.text('status.answer', { at: formatInstant(desk.language, at), text: detail.text })]
      : [],
  );
}
