import type { Answer, Answers, Contact } from '../../domain/answers';
import type { EvidenceFile } from '../../domain/evidence';
import { misuseComplaint } from '../../domain/requests/misuse-complaint';
import { type Field, fieldsOf, type RequestType } from '../../domain/requests/request-type';
import { formatList } from '../../i18n/formats';
import type { DeskTurn } from '../desk-turn';
import { spokenErrand } from '../errand';
import { fieldText } from '../fields/field-texts';
import { fillFromTelling } from '../fill-from-telling';
import { evidenceFieldOf } from '../loose-files';
import type { MailMessage } from './mail-message';

/** Below this, a mail is taken for a complaint: a person reads it within the promised time. */
const likely = 0.6;
/** A wish about offers is a short mail; a longer one, or one with files, tells something beside it. */
const shortWish = 500;
const longestTelling = 4_000;
const longestName = 100;

/**
 * The requests that a mail makes: what it asks for, a complaint by default. A wish about offers that is
 * told at length is taken at its word at once, and read by a person as a complaint as well.
 */
export function requestsIn(mail: MailMessage, desk: DeskTurn, hasFiles: boolean): RequestType[] {
  const errand = spokenErrand(`${mail.subject}. ${mail.words}`, desk, likely);
  if (errand?.kind !== 'request') return [misuseComplaint];
  const tellsMore = hasFiles || mail.words.length > shortWish;
  return errand.request.preference && tellsMore
    ? [errand.request, misuseComplaint]
    : [errand.request];
}

/** What the mail answers already. What it does not stays open; staff see that, and can ask. */
export function answersIn(
  mail: MailMessage,
  request: RequestType,
  desk: DeskTurn,
  files: readonly EvidenceFile[],
): Answers {
  const answers: Answers = {};
  const telling = [mail.subject, mail.words].filter(Boolean).join('\n').slice(0, longestTelling);
  // What was understood is not said back: the answer may reach somebody who has written nothing.
  const before = desk.preface.length;
  fillFromTelling(telling, desk, request, answers);
  desk.preface.length = before;
  for (const { name, fact } of request.fields) {
    if (fact === 'what') answers[name] = { kind: 'text', text: telling };
    if (fact === 'contact')
      answers[name] = { kind: 'contact', contact: reach(answers[name], mail) };
    if (fact === 'name' && !answers[name] && mail.name)
      answers[name] = { kind: 'text', text: mail.name.slice(0, longestName) };
  }
  const [first] = request.fields;
  if (first && !first.fact && !answers[first.name])
    answers[first.name] = inOwnWords(first, telling);
  if (files.length > 0)
    answers[evidenceFieldOf(request)?.name ?? 'evidence'] = {
      kind: 'evidence',
      files: [...files],
      complete: true,
    };
  return answers;
}

/** The first question of a request is what it is about: her mail is the answer, as she wrote it. */
const inOwnWords = ({ kind }: Field, telling: string): Answer =>
  kind === 'choices'
    ? { kind, chosen: ['other'], other: telling }
    : { kind: 'text', text: telling };

/** She is answered where she wrote from, whatever addresses stand in the mail; a phone of hers is kept. */
function reach(told: Answers[string] | undefined, { sender }: MailMessage): Contact {
  const phone = told?.kind === 'contact' ? told.contact.phone : undefined;
  return { email: sender, ...(phone && { phone }) };
}

/** The questions that only staff or she herself can still answer, by their labels. */
export function openQuestions(request: RequestType, answers: Answers, desk: DeskTurn): string {
  const open = fieldsOf(request, answers).filter(
    ({ name, kind }) => !answers[name] && kind !== 'identity' && kind !== 'consequences',
  );
  return formatList(
    desk.language,
    open.map(field => desk.text(fieldText(request, field, 'label')).toLowerCase()),
  );
}

/** Whether the request opens or changes data, so that who asks has to be proven first. */
export const needsProof = (request: RequestType): boolean =>
  request.fields.some(({ kind }) => kind === 'identity');
