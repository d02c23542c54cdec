import { readWhen } from './dates/read-when';
import { detectLanguage } from './detect-language';
import { createIntentReader } from './intents/intent-reader';
import type { ReadingContext, Understanding } from './understanding';

/** Reads a message whole. Nothing of it leaves the machine. */
export type Understand = (text: string, context: ReadingContext) => Understanding;

/** Builds the readers once: the model of intents takes part of a second. */
export function createUnderstanding(): Understand {
  const intents = createIntentReader();
  return (text, { now, language: talk }) => {
    const language = detectLanguage(text, talk);
    const { intent, confidence } = intents.read(text, talk);
    const when = readWhen(text, { now, language });
    const isMissed = language !== talk && when.kind === 'none' && when.reason === 'not-a-date';
    return {
      intent,
      confidence,
      language,
      // A few words tell little of their language; that of the talk may know the expression.
      when: isMissed ? readWhen(text, { now, language: talk }) : when,
    };
  };
}
