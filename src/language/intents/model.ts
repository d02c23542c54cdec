import { brotliDecompressSync } from 'node:zlib';
import { slotOf, slotOfHash } from '../hashing';
import { type Intent, intents } from '../intent';
import { type Features, type Group, groups } from './features';

/** The model as it is checked in; written by `scripts/nlu/train.mjs`. */
export interface ModelFile {
  /** The weight table has 2^bits slots of one signed byte an intent. */
  readonly bits: number;
  /** What one step of a weight is worth. */
  readonly step: number;
  /** The log-odds before anything is read. */
  readonly biases: Readonly<Record<string, number>>;
  /** How much say each group of features has. */
  readonly say: Readonly<Record<Group, number>>;
  /** Brotli, base64: the weight table by slot. */
  readonly weights: string;
  /** Brotli, base64: one bit a slot (2^knownBits) for words that training knew. */
  readonly known: string;
  readonly knownBits: number;
  /** A digest of all that training saw: texts, word tables and settings. */
  readonly madeFrom: string;
}

export interface Model {
  knows(word: string): boolean;
  /** Log-odds of every intent, in the order of `intents`. */
  scores(features: Features<number>): Float64Array;
  /** What one feature adds to one intent's log-odds in a message. */
  share(features: Features, group: Group, feature: string, intent: Intent): number;
}

/** Unpacks a model: some milliseconds, and 2^bits × intents bytes of memory. */
export function openModel(file: ModelFile): Model {
  const weights = new Int8Array(unpack(file.weights));
  const known = new Uint8Array(unpack(file.known));
  const width = intents.length;
  const biases = Float64Array.from(intents, intent => file.biases[intent] ?? 0);
  return {
    knows(word) {
      const slot = slotOf(word, file.knownBits);
      return (((known[slot >> 3] ?? 0) >> (slot & 7)) & 1) === 1;
    },
    scores(features) {
      const sums = biases.slice();
      for (const group of groups) {
        const rows = features[group].map(hash => slotOfHash(hash, file.bits) * width);
        const factor = file.step * strength(rows.length, group, file.say);
        for (let label = 0; label < width; label++) {
          let steps = 0;
          for (const row of rows) steps += weights[row + label] ?? 0;
          sums[label] = (sums[label] ?? 0) + factor * steps;
        }
      }
      return sums;
    },
    share(features, group, feature, intent) {
      const weight = weights[slotOf(feature, file.bits) * width + intents.indexOf(intent)] ?? 0;
      return file.step * strength(features[group].length, group, file.say) * weight;
    },
  };
}

/** How much each of `count` features of a group has to say: they share its say, so that long messages do not shout down short ones. */
export function strength(
  count: number,
  group: Group,
  say: Readonly<Record<Group, number>>,
): number {
  return say[group] / Math.sqrt(Math.max(1, count));
}

/** Turns log-odds into shares of belief that sum to one. */
export function shares(scores: Float64Array): Float64Array {
  let top = -Infinity;
  for (const score of scores) if (score > top) top = score;
  const belief = new Float64Array(scores.length);
  let sum = 0;
  for (let at = 0; at < belief.length; at++) {
    const raised = Math.exp((scores[at] ?? 0) - top);
    belief[at] = raised;
    sum += raised;
  }
  for (let at = 0; at < belief.length; at++) belief[at] = (belief[at] ?? 0) / sum;
  return belief;
}

function unpack(base64: string): ArrayBuffer {
  const bytes = brotliDecompressSync(Buffer.from(base64, 'base64'));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
