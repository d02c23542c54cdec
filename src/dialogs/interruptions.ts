import { isEmptyOfWords } from '../language/answers/read-remark';
import { readYesNo } from '../language/answers/read-yes-no';
import { detectLanguage } from '../language/detect-language';
import type { Intent } from '../language/intent';
import { type DeskTurn, deskTurn } from './desk-turn';
import type { DialogContext } from './dialog-sdk';
import { askedField } from './form-dialog';
import { askMenu } from './menu';
import { policyAnswer } from './policy-answer';
import { isPolicyQuestion } from './policy-question';
import { addFilesTo, bringsFiles, keepFiles } from './receive-files';
import { isOffered } from './say';
import { openedCase } from './status-dialog';

/**
 * What comes before any answer: files, messages that cannot be read, a change of language, a wish for a
 * person, a word of thanks. Afterwards the question stands again, in the same message.
 *
 * @returns whether the turn is done.
 */
export async function interrupt(dc: DialogContext, said: string): Promise<boolean> {
  const desk = deskTurn(dc.context);
  if (bringsFiles(desk)) {
    const opened = await openedCase(dc);
    if (opened) await addFilesTo(opened, desk);
    else keepFiles(desk);
    const expected = !opened && askedField(dc)?.kind === 'evidence';
    if (said === '') return expected && desk.received.length > 0 ? false : askAgain(dc);
  }
  const unreadable = unreadableBecause(said, desk);
  if (unreadable) {
    desk.preface.push(unreadable);
    return askAgain(dc);
  }
  followLanguage(dc, said);
  const answer = policyAnswered(said, dc) ?? remarkOn(said, dc);
  if (!answer) return false;
  desk.preface.push(...answer());
  return askAgain(dc);
}

/** A question about the policy in the midst of something else: answered, and the open question again. */
function policyAnswered(said: string, dc: DialogContext): Answering | undefined {
  const desk = deskTurn(dc.context);
  if (!dc.activeDialog || isOffered(said, desk) || !isPolicyQuestion(said, desk)) return undefined;
  return () => policyAnswer(desk, said).paragraphs;
}

/** Asks what was open once more; where nothing was, shows the menu. */
export async function askAgain(dc: DialogContext): Promise<true> {
  if (dc.activeDialog) await dc.repromptDialog();
  else await askMenu(dc.context);
  return true;
}

function unreadableBecause(said: string, desk: DeskTurn): string | undefined {
  const limit = desk.facts.messageLimit;
  if (said.length > limit) return desk.text('talk.tooLong', { length: said.length, limit });
  if (isEmptyOfWords(said) && !readYesNo(said, { language: desk.language }))
    return desk.text('talk.noWords');
  return undefined;
}

/** A telling is answered in the language that it is written in; short answers do not change the talk's. */
function followLanguage(dc: DialogContext, said: string): void {
  const desk = deskTurn(dc.context);
  const telling = !dc.activeDialog || askedField(dc)?.fact === 'what';
  if (telling && !isOffered(said, desk)) desk.language = detectLanguage(said, desk.language);
}

/** Above this, a few words are such a remark even where any words could be an answer. */
const sure = 0.9;
const likely = 0.6;
const fewWords = 8;

/** What to say first; worked out only when it is said. */
type Answering = () => string[];

/** How a remark beside the matter is answered, if it is one. */
function remarkOn(said: string, dc: DialogContext): Answering | undefined {
  const desk = deskTurn(dc.context);
  const { supportPhone: phone, supportEmail: email } = desk.facts;
  if (said === desk.text('talk.menu.choices.language'))
    return changeLanguage(desk, desk.language === 'vi' ? 'en' : 'vi');
  if (said === desk.text('form.choices.human'))
    return () => [desk.text('talk.human.contacts', { phone, email })];
  if (isOffered(said, desk)) return undefined;
  const kind = askedField(dc)?.kind;
  const needed = kind === 'text' || kind === 'name' ? sure : likely;
  const { intent, confidence } = desk.intentOf(said);
  if (said.split(/\s+/).length > fewWords || confidence < needed) return undefined;
  const answers: Partial<Record<Intent, Answering>> = {
    'language.en': changeLanguage(desk, 'en'),
    'language.vi': changeLanguage(desk, 'vi'),
    human: () => [desk.text('talk.human.contacts', { phone, email })],
    thanks: () => [desk.text('talk.thanks')],
    greet: () => [desk.text('talk.hello')],
  };
  return answers[intent];
}

const changeLanguage =
  (desk: DeskTurn, language: DeskTurn['language']): Answering =>
  () => {
    desk.language = language;
    return [desk.text('talk.languageChanged')];
  };
