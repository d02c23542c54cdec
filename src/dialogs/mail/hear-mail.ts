import type { TurnContext } from 'botbuilder';
import type { Case } from '../../domain/case';
import { addEvidence, addNote } from '../../domain/case-changes';
import { isReference } from '../../domain/reference';
import { requestTypes } from '../../domain/requests';
import { readAccessCode, readCaseNumber } from '../../language/answers/read-reference';
import { detectLanguage } from '../../language/detect-language';
import { type DeskTurn, deskTurn } from '../desk-turn';
import { policyAnswer } from '../policy-answer';
import { isPolicyQuestion } from '../policy-question';
import { bringsFiles, receiveFiles } from '../receive-files';
import { describeCase } from '../status-text';
import { fileMail } from './file-mail';
import { type MailMessage, mailIn } from './mail-message';
import { answerMail } from './mail-replies';

/** Above this a few words are a remark, and no case is made of them. */
const sure = 0.8;
const fewWords = 40;
const longestNote = 8_000;

/**
 * What comes of a mail: it joins the case that it names or answers, where it comes from who filed that
 * case; else it becomes a case of its own. A mail is answered once, and asks nothing that has to be
 * answered in turn.
 */
export async function hearMail(context: TurnContext): Promise<void> {
  const desk = deskTurn(context);
  const mail = mailIn(context.activity);
  desk.language = detectLanguage(`${mail.subject}\n${mail.words}`, desk.language);
  const named = referenceIn(mail);
  if (named) return joinNamed(context, mail, named);
  const own = await caseOfThread(desk);
  const remark = remarkIn(mail, desk);
  if (own) {
    // Who says thanks for an answer wants no other one.
    if (remark === 'thanks' || remark === 'greet') return;
    return join(context, mail, own);
  }
  switch (remark) {
    case 'thanks':
      return;
    case 'empty':
    case 'greet':
      return answerMail(context, desk.text('mail.empty'));
    case 'status':
      return answerMail(context, desk.text('mail.whichCase'));
    case 'policy':
      return answerMail(
        context,
        ...policyAnswer(desk, mail.words).paragraphs,
        desk.text('mail.policyMore'),
      );
    default:
      return fileMail(context, mail);
  }
}

/** The case that a mail names: her own words first, then the subject, then what she answers. */
function referenceIn({ words, subject, whole }: MailMessage): string | undefined {
  for (const text of [words, subject, whole]) {
    const reading = readCaseNumber(text, isReference);
    if (reading && 'reference' in reading) return reading.reference;
  }
  return undefined;
}

/** The case that this exchange of mails is about; one that was fulfilled at once needs no more. */
async function caseOfThread(desk: DeskTurn): Promise<Case | undefined> {
  const cases = await desk.ownCases();
  return cases.find(({ type }) => !requestTypes.get(type)?.preference);
}

/**
 * The case is opened for who filed it from this very exchange, for its contact's address, and for whoever
 * knows its access code. Nobody else learns whether there is such a case.
 */
async function joinNamed(
  context: TurnContext,
  mail: MailMessage,
  reference: string,
): Promise<void> {
  const desk = deskTurn(context);
  const own = (await desk.ownCases()).find(one => one.reference === reference);
  if (own) return join(context, mail, own);
  const found = await desk.findCase(reference);
  if (found && isContactOf(found, mail.sender)) return join(context, mail, found);
  const code = readAccessCode(mail.words);
  const given = code && 'code' in code ? code.code : undefined;
  const opened = given ? await desk.openCase(reference, given) : 'refused';
  const phone = desk.facts.supportPhone;
  if (opened === 'locked')
    return answerMail(context, desk.text('mail.locked', { reference, phone }));
  if (opened !== 'refused') return join(context, mail, opened, given);
  const status = desk.text('talk.menu.choices.status');
  return answerMail(context, desk.text('mail.notMatched', { reference, status }));
}

const isContactOf = ({ contact }: Case, sender: string): boolean =>
  contact.email?.toLowerCase() === sender.toLowerCase();

/** Adds what the mail says and brings to a case, and tells how the case stands. */
async function join(
  context: TurnContext,
  mail: MailMessage,
  joined: Case,
  code?: string,
): Promise<void> {
  const desk = deskTurn(context);
  const { reference } = joined;
  const history = await desk.history(reference);
  const kept = receiveFiles(desk, [...joined.evidence]);
  if (kept.length > 0) await desk.change(addEvidence(joined, kept));
  const present = (await desk.findCase(reference)) ?? joined;
  if (mail.words) await desk.change(addNote(present, noteOf(mail, code)));
  const after = (await desk.findCase(reference)) ?? present;
  await answerMail(
    context,
    { reference },
    ...(mail.words || kept.length > 0 ? [desk.text('mail.added', { reference })] : []),
    ...describeCase(desk, after, history),
  );
}

/** Her own words for staff, to whom her access code is nobody's business, however she wrote it. */
function noteOf({ words }: MailMessage, code = ''): string {
  const note = words.slice(0, longestNote);
  const signs = [...code.replaceAll('-', '')];
  return signs.length === 0
    ? note
    : note.replace(new RegExp(signs.join('[\\s.\\-_–—]{0,3}'), 'gi'), '••••');
}

type Remark = 'empty' | 'thanks' | 'greet' | 'status' | 'policy';

/** A mail that is nothing to make a case of. */
function remarkIn(mail: MailMessage, desk: DeskTurn): Remark | undefined {
  if (bringsFiles(desk)) return undefined;
  if (!mail.words && !mail.subject) return 'empty';
  const said = mail.words || mail.subject;
  if (said.split(/\s+/).length > fewWords) return undefined;
  const { intent, confidence } = desk.intentOf(said);
  if (confidence >= sure && (intent === 'thanks' || intent === 'greet' || intent === 'status'))
    return intent;
  return isPolicyQuestion(said, desk) ? 'policy' : undefined;
}
