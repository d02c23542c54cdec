import type { Language } from '../../domain/language';
import { type Intent, type IntentReading, intents } from '../intent';
import { intentOfCode } from './codes';
import modelFile from './data/model.json';
import { type Features, featuresOf, groups, hashedFeaturesOf } from './features';
import { type Model, openModel, shares } from './model';

/** One intent's place in the ranking of a text, and what spoke for it. */
export interface Ranked {
  readonly intent: Intent;
  /** 0 to 1: the share of belief. */
  readonly confidence: number;
  /** The strongest features with what each adds to the log-odds, strongest first. */
  readonly because: readonly { readonly feature: string; readonly adds: number }[];
}

/** Says what a message is for. Pure: nothing is kept between messages. */
export interface IntentReader {
  /**
   * Reads one message. Bounded: of a long one the beginning and the end are read. The language is
   * that of the talk, for messages that do not tell theirs.
   */
  read(text: string, language?: Language): IntentReading;
  /** All intents, likeliest first, each with its reasons. */
  ranking(text: string): readonly Ranked[];
}

const codeConfidence = 0.99;
const mostReasons = 6;

/** Opens the checked-in model: some milliseconds; the reader can be shared by all turns. */
export function createIntentReader(model: Model = openModel(modelFile)): IntentReader {
  return {
    read(text, language) {
      const code = intentOfCode(text);
      if (code) return { intent: code, confidence: codeConfidence };
      return best(shares(model.scores(hashedFeaturesOf(text, model.knows, language))));
    },
    ranking(text) {
      const features = featuresOf(text, model.knows);
      const code = intentOfCode(text);
      const belief = code
        ? beliefOfCode(code)
        : shares(model.scores(hashedFeaturesOf(text, model.knows)));
      return intents
        .map((intent, at) => ({
          intent,
          confidence: belief[at] ?? 0,
          because:
            intent === code
              ? [
                  {
                    feature: `code:${text.trim()}`,
                    adds: Math.log(codeConfidence / (1 - codeConfidence)),
                  },
                ]
              : reasons(model, features, intent),
        }))
        .sort((one, other) => other.confidence - one.confidence);
    },
  };
}

function best(belief: Float64Array): IntentReading {
  let top = 0;
  for (let at = 1; at < belief.length; at++) {
    if ((belief[at] ?? 0) > (belief[top] ?? 0)) top = at;
  }
  return { intent: intents[top] ?? 'none', confidence: belief[top] ?? 0 };
}

function beliefOfCode(code: Intent): Float64Array {
  const rest = (1 - codeConfidence) / (intents.length - 1);
  return Float64Array.from(intents, intent => (intent === code ? codeConfidence : rest));
}

function reasons(model: Model, features: Features, intent: Intent): Ranked['because'] {
  return groups
    .flatMap(group =>
      features[group].map(feature => ({
        feature,
        adds: model.share(features, group, feature, intent),
      })),
    )
    .filter(({ adds }) => adds > 0)
    .sort((one, other) => other.adds - one.adds)
    .slice(0, mostReasons);
}
