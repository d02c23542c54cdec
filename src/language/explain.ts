import { findAny } from './dates/find-when';
import type { FoundWhen } from './dates/found-when';
import { detectLanguage } from './detect-language';
import { extractFacts, type Facts } from './extract/extract-facts';
import { readBehalf } from './extract/read-behalf';
import { createIntentReader, type Ranked } from './intents/intent-reader';
import type { ReadingContext } from './understanding';

/** Why a message is read as it is, for whoever works on the understanding. */
export interface Explanation {
  /** What the message itself tells of its language; the talk's where it does not tell. */
  language: ReadingContext['language'];
  /** The likeliest intents, each with the features that spoke most for it and what they add. */
  intents: readonly Ranked[];
  /** The expressions of time, those that cannot be used too, with the rules that read them. */
  times: readonly FoundWhen[];
  facts: Facts;
  /** Whom the customer speaks for. */
  behalf?: string;
}

/** The customer's own words are in it: for a terminal, never for a log. */
export type Explain = (text: string, context: ReadingContext) => Explanation;

const mostIntents = 3;

/** Builds the readers once. */
export function createExplaining(): Explain {
  const intents = createIntentReader();
  return (text, { now, language: talk }) => {
    const language = detectLanguage(text, talk);
    const behalf = readBehalf(text)?.person;
    return {
      language,
      intents: intents.ranking(text).slice(0, mostIntents).map(rounded),
      times: findAny(text, { now, language }),
      facts: extractFacts(text, { now, language }),
      ...(behalf !== undefined && { behalf }),
    };
  };
}

/** Three digits tell enough. */
function rounded({ intent, confidence, because }: Ranked): Ranked {
  return {
    intent,
    confidence: short(confidence),
    because: because.map(({ feature, adds }) => ({ feature, adds: short(adds) })),
  };
}

const short = (value: number): number => Number(value.toFixed(3));
