import { isEmptyOfWords } from '../language/answers/read-remark';
import { readYesNo } from '../language/answers/read-yes-no';
import { detectLanguage } from '../language/detect-language';
import type { Intent } from '../language/intent';
import { askAgain } from './ask-again';
import { type DeskTurn, deskTurn } from './desk-turn';
import type { DialogContext } from './dialog-sdk';
import { askedField } from './form-dialog';
import { askForPerson, stopWaiting, wantsToStop } from './person/ask-for-person';
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
  if (wantsToStop(said, desk)) return stopWaiting(dc);
  const policy = policyAnswered(said, dc);
  if (!policy && wantsPerson(said, dc)) return askForPerson(dc);
  const answer = policy ?? remarkOn(said, dc);
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

/** What a few words beside the matter are about, where that is sure enough at the open question. */
function fewWordsFor(said: string, dc: DialogContext): Intent | undefined {
  if (said.split(/\s+/).length > fewWords) return undefined;
  const kind = askedField(dc)?.kind;
  const needed = kind === 'text' || kind === 'name' ? sure : likely;
  const { intent, confidence } = deskTurn(dc.context).intentOf(said);
  return confidence < needed ? undefined : intent;
}

/** By the button, or in few words of her own. */
function wantsPerson(said: string, dc: DialogContext): boolean {
  const desk = deskTurn(dc.context);
  if (said.toLowerCase() === desk.text('form.choices.human').toLowerCase()) return true;
  return !isOffered(said, desk) && fewWordsFor(said, dc) === 'human';
}

/** How a remark beside the matter is answered, if it is one. */
function remarkOn(said: string, dc: DialogContext): Answering | undefined {
  const desk = deskTurn(dc.context);
  if (said === desk.text('talk.menu.choices.language'))
    return changeLanguage(desk, desk.language === 'vi' ? 'en' : 'vi');
  if (isOffered(said, desk)) return undefined;
  const intent = fewWordsFor(said, dc);
  if (!intent) return undefined;
  const answers: Partial<Record<Intent, Answering>> = {
    'language.en': changeLanguage(desk, 'en'),
    'language.vi': changeLanguage(desk, 'vi'),
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
