import type { Language } from '../../domain/language';
import { detectLanguage } from '../detect-language';
import { meaningsIn, rootsOf } from './meanings';

const pieceLengths = [3, 4] as const;

/** How much a kind of feature says, by the first letter of its name: words, pairs, pieces of words, meanings. */
const say: Readonly<Record<string, number>> = { w: 1, p: 0.8, '~': 0.45, m: 1.6 };

/** What one feature may count for, beside its rarity. */
export const sayOf = (feature: string): number => say[feature.charAt(0)] ?? 1;

/**
 * What a question is compared by, each once: its words without accents and endings, pairs of neighbours,
 * meanings that many words share, and pieces of words, which forgive slips.
 */
export function questionFeatures(text: string, talk: Language): Set<string> {
  const roots = rootsOf(text, detectLanguage(text, talk) === 'vi');
  const features = new Set<string>();
  for (const meaning of meaningsIn(roots)) features.add(`m${meaning}`);
  let before = '';
  for (const root of roots) {
    features.add(`w${root}`);
    if (before) features.add(`p${before} ${root}`);
    before = root;
    for (const piece of piecesOf(root)) features.add(`~${piece}`);
  }
  return features;
}

function* piecesOf(word: string): Generator<string> {
  const bounded = `^${word}$`;
  for (const length of pieceLengths) {
    for (let start = 0; start + length <= bounded.length; start++)
      yield bounded.slice(start, start + length);
  }
}
