import { type Language, languages } from '../../domain/language';
import { type PolicyTopic, policyTopics } from '../../domain/policy';
import english from './data/questions.en.json';
import vietnamese from './data/questions.vi.json';
import { questionFeatures, sayOf } from './question-features';
import { type Example, indexExamples, type Likeness } from './question-index';
import { sectionAsked } from './section-asked';

/** A topic of the notice that a question may be about. */
export interface PolicyReading {
  readonly topic: PolicyTopic;
  /** 0 to 1: how alike the question is to what is asked about the topic. */
  readonly score: number;
}

/** Questions as customers ask them, by topic; more of them make the reading better. */
const questions: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = {
  vi: vietnamese,
  en: english,
};

/** How much of a message is read, in UTF-16 units, and in how many sentences; a question is shorter. */
const longestRead = 600;
const mostSentences = 5;

let likeness: Likeness | undefined;

/**
 * What a question about the notice is about, likeliest first; topics that share nothing with it are left
 * out. Both languages are read whichever the talk is in, which settles chat spellings only. Pure and
 * bounded: of a long message the beginning is read.
 */
export function readPolicyTopics(text: string, language: Language): PolicyReading[] {
  const read = text.slice(0, longestRead);
  const section = sectionAsked(read);
  if (section) return [{ topic: sectionTopics[section], score: 1 }];
  const alikeTo = likenessOfTopics();
  const alike = partsOf(read).map(part => alikeTo(questionFeatures(part, language)));
  return policyTopics
    .map(topic => ({
      topic,
      score: Math.max(
        ...alike.flatMap(groups => languages.map(asked => groups.get(`${asked}:${topic}`) ?? 0)),
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}

const sectionTopics = {
  A: 'section-a',
  B: 'section-b',
  C: 'section-c',
  D: 'section-d',
  E: 'section-e',
} as const;

/** The message whole and, since many tell something before they ask, each of its sentences. */
function partsOf(text: string): string[] {
  const sentences = text.split(/[.!?;\n]+/u).filter(sentence => /\S\s+\S/u.test(sentence));
  return sentences.length > 1 ? [text, ...sentences.slice(-mostSentences)] : [text];
}

/** Made when first needed: a fifth of a second. */
const likenessOfTopics = (): Likeness => {
  likeness ??= indexExamples(examples(), sayOf);
  return likeness;
};

function examples(): Example[] {
  return languages.flatMap(language =>
    policyTopics.flatMap(topic =>
      (questions[language][topic] ?? []).map(text => ({
        group: `${language}:${topic}`,
        features: questionFeatures(text, language),
      })),
    ),
  );
}
