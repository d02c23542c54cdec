import { Lexicon } from '../answers/lexicon';
import { clip, type Word } from '../answers/words';
import { englishCandidates } from './culprit-en';
import { type Candidate, endsBefore, ranks } from './culprit-phrases';
import { vietnameseCandidates } from './culprit-vi';
import data from './data/culprit.json';
import { type Scene, sceneOf } from './own-contact';

const brands = new Lexicon({ brand: data.brands });
const quiet = new Set(data.quietBrands);
const leftSkips = new Lexicon({ skip: data.brandLeftSkips });
const doing = new Lexicon({
  doing: data.doing,
});
const noNames = new Lexicon({
  no: [...data.noNames, ...lists(data.vi), ...lists(data.en)],
});
const vietnameseWords = new Lexicon({ word: [...data.vi.stops, ...data.vi.determiners] });
const englishWords = new Lexicon({ word: [...data.en.stops, ...data.en.determiners] });
const mostNameWords = 4;

function lists({ stops, determiners, vague, vagueHeads }: (typeof data)['vi' | 'en']): string[] {
  return [...stops, ...determiners, ...vague, ...vagueHeads];
}

/**
 * Who misused the data, in the customer's words, if she names or describes somebody: "bên bảo hiểm",
 * "một người tự xưng là nhân viên ngân hàng", "an insurance company". "Someone" and "người lạ" are
 * nobody.
 */
export function readCulprit(text: string): string | undefined {
  return culpritOf(sceneOf(text));
}

export function culpritOf({ text, words: said, contact }: Scene): string | undefined {
  const vietnamese = vietnameseWords.find(said).length + said.filter(isAccented).length;
  const english = englishWords.find(said).length;
  const candidates = [
    ...(vietnamese >= english ? vietnameseCandidates(said) : []),
    ...(english >= vietnamese ? englishCandidates(said) : []),
    ...brandCandidates(clip(text), said),
    ...capitalCandidates(clip(text), said),
  ].filter(({ from }) => !contact[from]);
  candidates.sort((one, other) => other.rank - one.rank || one.from - other.from);
  const best = candidates[0];
  if (!best) return undefined;
  return clip(text).slice(said[best.from]?.start, said[best.to - 1]?.end);
}

/** Well-known companies, where they are not just the place of an account or an order. */
function brandCandidates(text: string, said: readonly Word[]): Candidate[] {
  const found: Candidate[] = [];
  for (const hit of brands.find(said)) {
    const written = text.slice(said[hit.from]?.start, said[hit.to - 1]?.end);
    const isQuiet = data.brands.some(
      brand => quiet.has(brand) && brand.toLowerCase() === written.toLowerCase(),
    );
    if (isQuiet && !doing.at(said, hit.to)) continue;
    if (!endsBefore(leftSkips, said, hit.from)) found.push({ ...hit, rank: ranks.brand });
  }
  return found;
}

/** "ABC Finance called me": capitals right before what was done. */
function capitalCandidates(text: string, said: readonly Word[]): Candidate[] {
  const found: Candidate[] = [];
  const isName = (at: number): boolean => {
    const word = said[at];
    return (
      word !== undefined &&
      /^\p{Lu}/u.test(text.slice(word.start)) &&
      !noNames.at([{ ...word, afterBreak: false }], 0)
    );
  };
  for (const hit of doing.find(said)) {
    let from = hit.from;
    while (
      from > 0 &&
      hit.from - from < mostNameWords &&
      isName(from - 1) &&
      !said[from]?.afterBreak
    )
      from--;
    const shouted = text === text.toUpperCase();
    if (from < hit.from && !shouted) found.push({ from, to: hit.from, rank: ranks.name });
  }
  return found;
}

function isAccented(word: Word): boolean {
  return word.tone !== '' || word.shape !== word.bare;
}
