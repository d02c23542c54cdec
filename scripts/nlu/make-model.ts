import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { bare } from '../../src/language/fold';
import { slotOf } from '../../src/language/hashing';
import { intents } from '../../src/language/intent';
import { spelledOut } from '../../src/language/intents/chat-words';
import { featuresOf, groups, type Knows } from '../../src/language/intents/features';
import { type ModelFile, strength } from '../../src/language/intents/model';
import { tokensOf } from '../../src/language/intents/tokens';
import type { Utterance } from './corpus';
import { type Example, fitWeights } from './fit';
import { gibberishSamples, offTopicSamples } from './off-topic';
import { variationsOf } from './vary';

export const recipe = {
  bits: 16,
  knownBits: 16,
  say: { word: 1, piece: 1, meaning: 1 },
  rounds: 4,
  rate: 0.13,
  decay: 2e-6,
  doubt: 0.03,
  gibberish: 150,
  offTopic: 2500,
  offTopicWeight: 0.4,
  /** Sharpens belief to what texts kept out of training bear out (see the docs page). */
  sharpness: 1.2,
  /** Log-odds given to `none` beforehand: life is wider than any list of off-topic texts. */
  leaning: 0.2,
} as const;

/** Trains on these utterances alone. The same utterances give the same model, bit for bit. */
export function makeModel(utterances: readonly Utterance[], settings = recipe): ModelFile {
  const known = knownWords(utterances);
  const knows: Knows = word => known.has(word);
  const samples = [
    ...utterances.flatMap(variationsOf),
    ...offTopicSamples(settings.offTopic, settings.offTopicWeight),
    ...gibberishSamples(settings.gibberish, settings.offTopicWeight),
  ];
  const examples = samples.map((sample): Example => {
    const features = featuresOf(sample.text, knows);
    const slots: number[] = [];
    const strengths: number[] = [];
    for (const group of groups) {
      if (sample.onlyMeaning && group !== 'meaning') continue;
      for (const feature of features[group]) {
        slots.push(slotOf(feature, settings.bits));
        strengths.push(strength(features[group].length, group, settings.say));
      }
    }
    return {
      slots: Int32Array.from(slots),
      strengths: Float64Array.from(strengths),
      label: intents.indexOf(sample.intent),
      weight: sample.weight,
    };
  });
  const { table, biases } = fitWeights(
    examples,
    { slots: 2 ** settings.bits, labels: intents.length },
    settings,
  );
  return {
    bits: settings.bits,
    knownBits: settings.knownBits,
    say: settings.say,
    madeFrom: createHash('sha256')
      .update(JSON.stringify([settings, utterances]))
      .digest('hex')
      .slice(0, 16),
    ...packed(table, leaning(biases, settings.leaning), settings.sharpness),
    known: pack(bitmap(known, settings.knownBits)),
  };
}

/** Whether two models are the same in content: their packing may differ between Node versions. */
export function isSameModel(one: ModelFile, other: ModelFile): boolean {
  return content(one) === content(other);
}

function content(file: ModelFile): string {
  const plain = (packed: string) =>
    brotliDecompressSync(Buffer.from(packed, 'base64')).toString('base64');
  return JSON.stringify({ ...file, weights: plain(file.weights), known: plain(file.known) });
}

/**
 * Words that at least two utterances about the desk's work have. All others are foreign to it,
 * whether training met them or not, so that what was never met looks like what is off the point.
 */
function knownWords(utterances: readonly Utterance[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text, language, intent } of utterances) {
    if (intent === 'none') continue;
    const tokens = [...tokensOf(text), ...spelledOut(tokensOf(text), language)];
    for (const word of new Set(tokens.map(token => token.bare))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([word]) => word));
}

function leaning(biases: Float64Array, toNone: number): Float64Array {
  return biases.map((bias, at) => (intents[at] === 'none' ? bias + toNone : bias));
}

function packed(table: Float64Array, biases: Float64Array, sharpness: number) {
  const largest = table.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / 127;
  const bytes = Int8Array.from(table, weight => Math.round(weight / step));
  return {
    step: step * sharpness,
    biases: Object.fromEntries(
      intents.map((intent, at) => [intent, Number(((biases[at] ?? 0) * sharpness).toFixed(4))]),
    ),
    weights: pack(new Uint8Array(bytes.buffer)),
  };
}

function bitmap(words: ReadonlySet<string>, bits: number): Uint8Array {
  const map = new Uint8Array(2 ** bits / 8);
  for (const word of words) {
    const slot = slotOf(bare(word), bits);
    map[slot >> 3] = (map[slot >> 3] ?? 0) | (1 << (slot & 7));
  }
  return map;
}

const pack = (bytes: Uint8Array): string =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).toString('base64');
