import type { Case } from '../../domain/case';
import type { Language } from '../../domain/language';
import { requestTypes } from '../../domain/requests';
import { formatInstant, formatPhone, formatSize } from '../../i18n/formats';
import type { StaffTexts } from '../staff-texts';
import type { Transcript } from '../transcripts/transcript';
import { describeAnswers } from './describe-answers';

export interface Labelled {
  label: string;
  value: string;
}

/**
 * All that a member of staff needs to begin, in her language and Hanoi time, the customer's words as
 * written: so that nobody has to be asked again.
 */
export interface Handoff {
  reference: string;
  language: Language;
  /** In place of the number and the due date, where there is none. */
  subject?: string;
  /** One sentence: what it is and when it came. */
  summary: string;
  facts: Labelled[];
  answers: Labelled[];
  /** Nearest first. */
  due: { name: string; label: string; rule: string; dueAt: Date; shown: string }[];
  evidence: { name: string; size: string; contentType: string; sha256: string }[];
  /** The case in the console. */
  link: string;
  transcript: Transcript;
}

export interface HandoffOptions {
  texts: StaffTexts;
  /** The staff's language. */
  language: Language;
  publicUrl: string;
}

/** What staff are told about a newly filed case. */
export function makeHandoff(
  request: Case,
  transcript: Transcript,
  { texts, language, publicUrl }: HandoffOptions,
): Handoff {
  const say = (key: string, params?: Record<string, string>): string =>
    texts.t(language, key, params);
  const type = requestTypeName(request.type, texts, language);
  const received = formatInstant(language, request.receivedAt);
  return {
    reference: request.reference,
    language,
    summary: say('staff.handoff.summary', { type, received }),
    facts: [
      { label: say('staff.facts.reference'), value: request.reference },
      { label: say('staff.facts.type'), value: type },
      { label: say('staff.facts.received'), value: received },
      { label: say('staff.facts.state'), value: say(`staff.states.${request.state}`) },
      { label: say('staff.facts.language'), value: say(`staff.languages.${request.language}`) },
      ...reach(request).map(value => ({ label: say('staff.facts.reach'), value })),
    ],
    answers: describeAnswers(request, texts, language),
    due: request.clocks
      .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
      .map(clock => ({
        name: clock.name,
        label: say(`staff.clocks.${clock.name}`),
        rule: clock.rule,
        dueAt: clock.dueAt,
        shown: formatInstant(language, clock.dueAt),
      })),
    evidence: request.evidence.map(file => ({ ...file, size: formatSize(language, file.size) })),
    link: caseLink(publicUrl, request.reference),
    transcript,
  };
}

/** The case’s page in the console. */
export function caseLink(publicUrl: string, reference: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/staff/cases/${encodeURIComponent(reference)}`;
}

/** The name of a request type; of one that the desk no longer knows, its code. */
export function requestTypeName(type: string, texts: StaffTexts, language: Language): string {
  const known = requestTypes.get(type);
  return known ? texts.t(language, `requests.${known.i18n}.name`) : type;
}

function reach({ contact }: Case): string[] {
  return [
    ...(contact.phone === undefined ? [] : [formatPhone(contact.phone)]),
    ...(contact.email === undefined ? [] : [contact.email]),
  ];
}
