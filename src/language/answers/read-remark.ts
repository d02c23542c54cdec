import fillers from './data/fillers.json';
import data from './data/remarks.json';
import { Lexicon, uncovered } from './lexicon';
import { clip, words } from './words';

const skips = new Lexicon({
  skip: data.skip,
  alone: data.skipAlone,
  contrast: data.contrast,
  filler: Object.values(fillers).flat(),
});
const unknowns = new Lexicon({
  unknown: data.unknown,
  contrast: data.contrast,
  filler: [...data.unknownFillers, ...Object.values(fillers).flat()],
});
const whys = new Lexicon({
  why: data.why,
  alone: data.whyAlone,
  happening: data.happenings,
  filler: Object.values(fillers).flat(),
});
const strayWords = 2;
const wordly = /[\p{L}\p{N}]/u;
/** What can make letters or digits stand in a text that are none of its words. */
const mayBeMarkup = /[<&:]/;

/** The customer leaves the question out: "bỏ qua", "câu khác đi", "I'd rather not say". */
export function isSkip(text: string): boolean {
  return saysOnly(skips, 'skip', text, strayWords) || saysOnly(skips, 'alone', text, 0);
}

/** The customer does not know or remember, and offers no guess: "ko nhớ nữa", "chịu", "no idea". */
export function isUnknown(text: string): boolean {
  return saysOnly(unknowns, 'unknown', text, strayWords);
}

/** The customer asks what the question is for; not why something happened to her data. */
export function asksWhy(text: string): boolean {
  const said = words(text);
  const hits = whys.find(said);
  if (hits.some(hit => hit.code === 'happening')) return false;
  if (hits.some(hit => hit.code === 'why')) return true;
  return hits.some(hit => hit.code === 'alone') && uncovered(hits, said.length) === 0;
}

/** Nothing in letters or digits: emoji, punctuation, markup. */
export function isEmptyOfWords(text: string): boolean {
  const said = clip(text);
  if (!mayBeMarkup.test(said)) return !wordly.test(said);
  const plain = said
    .replace(/<\/?[a-z!][^<>]{0,300}>/giu, ' ')
    .replace(/&(?:#x?[0-9a-f]{1,6}|[a-z]{2,10});/giu, ' ')
    .replace(/:[a-z0-9_+-]{2,30}:/giu, ' ')
    .replace(/[\ufe0f\u20e3]/g, '');
  return !wordly.test(plain);
}

function saysOnly<C extends string>(
  lexicon: Lexicon<C>,
  code: C,
  text: string,
  most: number,
): boolean {
  const said = words(text);
  const hits = lexicon.find(said);
  if (!hits.some(hit => hit.code === code)) return false;
  if (hits.some(hit => hit.code === 'contrast')) return false;
  return uncovered(hits, said.length) <= most;
}
