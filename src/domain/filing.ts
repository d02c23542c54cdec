import type { Answers, Contact } from './answers';
import type { Actor, Case, CaseEvent } from './case';
import type { HolidayCalendar } from './clock/calendar';
import { meetClock, startClock } from './clock/clock';
import type { EvidenceFile } from './evidence';
import type { JsonObject } from './json';
import type { Language } from './language';
import type { Preference } from './preference';
import type { RequestType } from './requests/request-type';

/** What makes a case of a customer's answers. */
export interface Filing {
  request: RequestType;
  answers: Answers;
  language: Language;
  receivedAt: Date;
  holidays: HolidayCalendar;
  reference: string;
  accessCodeHash: string;
  /** The talk that filed it; none where staff did, for a caller. */
  conversationId?: string;
  /** The last number of the log that belongs to the transcript. */
  transcriptUpTo?: number;
  /** Who files it, where that is not the customer. */
  actor?: Actor;
}

/** What a filing brings about: the case, its history so far, and the preferences that it changes. */
export interface Filed {
  filed: Case;
  events: CaseEvent[];
  preferences: Preference[];
}

/**
 * Files a case: new, with its clocks running from the moment that it was received. A wish about offers or
 * sharing takes effect at once; its case is closed as fulfilled and kept as the proof.
 */
export function fileCase(filing: Filing): Filed {
  const { request, receivedAt, reference } = filing;
  const clocks = request.clocks.map(rule => startClock(rule, receivedAt, filing.holidays));
  const filed: Case = {
    reference,
    version: 0,
    type: request.type,
    formVersion: request.version,
    state: 'new',
    language: filing.language,
    receivedAt,
    clocks,
    answers: filing.answers,
    contact: contactIn(filing.answers),
    evidence: evidenceIn(filing.answers),
    accessCodeHash: filing.accessCodeHash,
    ...(filing.conversationId !== undefined && { conversationId: filing.conversationId }),
    ...(filing.transcriptUpTo !== undefined && { transcriptUpTo: filing.transcriptUpTo }),
  };
  const promised = clocks.map(({ name, rule, dueAt }) => ({
    name,
    rule,
    dueAt: dueAt.toISOString(),
  }));
  const events: CaseEvent[] = [
    eventOf(filing, 1, filing.actor ?? { kind: 'customer' }, 'filed', { clocks: promised }),
  ];
  if (!request.preference) return { filed, events, preferences: [] };
  events.push(eventOf(filing, 2, { kind: 'desk' }, 'closed', { outcome: 'fulfilled' }));
  return {
    filed: {
      ...filed,
      state: 'closed',
      outcome: 'fulfilled',
      clocks: clocks.map(clock => meetClock(clock, receivedAt)),
    },
    events,
    preferences: preferencesIn(filing, request.preference),
  };
}

const eventOf = (
  { reference, receivedAt: at }: Filing,
  seq: number,
  actor: Actor,
  type: string,
  detail: JsonObject,
): CaseEvent => ({ reference, seq, at, actor, type, detail });

function preferencesIn(
  { answers, receivedAt, reference }: Filing,
  { purpose, allowed }: NonNullable<RequestType['preference']>,
): Preference[] {
  const { phone, email } = contactIn(answers);
  const ways = answers.ways?.kind === 'choices' ? answers.ways.chosen : ['all'];
  return [phone, email?.toLowerCase()]
    .filter(contact => contact !== undefined)
    .flatMap(contact =>
      ways.map(way => ({
        contact,
        purpose,
        way: way as Preference['way'],
        allowed,
        since: receivedAt,
        reference,
      })),
    );
}

export function evidenceIn(answers: Answers): EvidenceFile[] {
  return Object.values(answers).flatMap(answer => (answer.kind === 'evidence' ? answer.files : []));
}

export function contactIn(answers: Answers): Contact {
  const contacts = Object.values(answers).map(answer =>
    answer.kind === 'contact' ? answer.contact : {},
  );
  return Object.assign({}, ...contacts);
}
