import type { FileLimits } from '../config';
import type { PromptEntity } from '../entities';
import type { Language } from '../texts';
import { choicesAnswer } from './choices-answer';
import { dateAnswer, todayInHanoi } from './date-answer';
import { filesAnswer } from './files-answer';

/** A question that stands open, with the answers that can be pressed. */
export interface OpenQuestion {
  prompt: PromptEntity;
  titles: readonly string[];
}

/** Whether the page's own boxes take the place of the buttons that Web Chat would draw. */
export const replacesButtons = ({ prompt }: OpenQuestion): boolean => prompt.several;

/** The help that the page gives with a question beside free words; undefined where it has none. */
export function answerFor(
  question: OpenQuestion | undefined,
  language: Language,
  limits: FileLimits,
  send: (text: string) => void,
): HTMLElement | undefined {
  if (!question) return undefined;
  if (replacesButtons(question)) return choicesAnswer(question, language, send);
  switch (question.prompt.answer) {
    case 'time':
      return dateAnswer(todayInHanoi(), language, send);
    case 'evidence':
      return filesAnswer(limits, language);
    default:
      return undefined;
  }
}
