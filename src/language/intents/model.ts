import { brotliDecompressSync } from 'node:zlib';
import { type Intent, intents } from '../intent';
import { type Features, type Group, groups } from './features';
import { slotOf } from './hashing';

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
  scores(features: Features): Float64Array;
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
      const steps = new Int32Array(width);
      for (const group of groups) {
        steps.fill(0);
        for (const feature of features[group]) {
          const row = slotOf(feature, file.bits) * width;
          for (let at = 0; at < width; at++)
            steps[at] = (steps[at] ?? 0) + (weights[row + at] ?? 0);
        }
        const factor = file.step * strength(features, group, file.say);
        for (let at = 0; at < width; at++) sums[at] = (sums[at] ?? 0) + factor * (steps[at] ?? 0);
      }
      return sums;
    },
    share(features, group, feature, intent) {
      const weight = weights[slotOf(feature, file.bits) * width + intents.indexOf(intent)] ?? 0;
      return file.step * strength(features, group, file.say) * weight;
    },
  };
}

/** Features of one group share its say, so that long messages do not shout down short ones. */
export function strength(
  features: Features,
  group: Group,
  say: Readonly<Record<Group, number>>,
): number {
  return say[group] / Math.sqrt(Math.max(1, features[group].length));
}

/** Turns log-odds into shares of belief that sum to one. */
export function shares(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const raised = scores.map(score => Math.exp(score - top));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map(value => value / sum);
}

function unpack(base64: string): ArrayBuffer {
  const bytes = brotliDecompressSync(Buffer.from(base64, 'base64'));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
