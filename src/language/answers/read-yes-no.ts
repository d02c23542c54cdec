import type { Language } from '../../domain/language';
import fillers from './data/fillers.json';
import data from './data/yes-no.json';
import { covered, type Hit, Lexicon, uncovered } from './lexicon';
import { clip, type Word, words } from './words';

export interface YesNoContext {
  language: Language;
  /** The question was put in the negative: "Bạn không có bằng chứng ạ?", "You have no evidence?" */
  negativeQuestion?: boolean;
}

type Sign = 'yes' | 'no';
type Code = keyof (typeof data)['vi'] | 'filler';
type PolarCode = 'agree' | 'agreeAlone' | 'have' | 'haveAlone' | 'deny' | 'denyAlone' | 'disagree';

type PolarHit = Hit<Code> & { leads: boolean; plain: Sign; negative: Sign };

/** What a word says of a question, and of one put in the negative, where agreeing means no. */
const meanings: Record<PolarCode, { plain: Sign; negative: Sign; leads: boolean }> = {
  agree: { plain: 'yes', negative: 'no', leads: true },
  agreeAlone: { plain: 'yes', negative: 'no', leads: false },
  have: { plain: 'yes', negative: 'yes', leads: true },
  haveAlone: { plain: 'yes', negative: 'yes', leads: false },
  deny: { plain: 'no', negative: 'no', leads: true },
  denyAlone: { plain: 'no', negative: 'no', leads: false },
  disagree: { plain: 'no', negative: 'yes', leads: true },
};

const filler = { filler: Object.values(fillers).flat() };
const lexicons: Record<Language, Lexicon<Code>> = {
  vi: new Lexicon<Code>(data.vi, data.en, filler),
  en: new Lexicon<Code>(data.en, data.vi, filler),
};

const agreeing = /👍|👌|✅|✔|☑|🆗|💯|🙆/u;
const refusing = /👎|❌|✖|🚫|🙅|⛔|❎/u;
/** "Có người gọi" tells that there is somebody; it answers nothing. */
const somebody = new Lexicon({ any: data.somebody });
const strayWords = 2;
const negators = new Set(data.negators);

/**
 * Reads an answer to a yes-or-no question in either language. The result is about the thing asked for:
 * "dạ" or "right" to "Bạn không có bằng chứng ạ?" agrees that there is none, and is `no`. Conditions,
 * contradictions, doubts and questions back are neither: `undefined`, and the question is put again.
 */
export function readYesNo(text: string, context: YesNoContext): Sign | undefined {
  const said = words(text);
  const hits = lexicons[context.language].find(said);
  const codes = new Set(hits.map(hit => hit.code));
  if (codes.has('unclear') || /[?？]\s*$/.test(clip(text))) return undefined;

  const polar = polarHits(said, hits);
  const signs = polar.map(hit => (context.negativeQuestion ? hit.negative : hit.plain));
  signs.push(...emojiSigns(text, context.negativeQuestion ?? false));
  const stray = uncovered(hits, said.length);
  const polite = codes.has('polite');
  if (signs.length === 0)
    return polite && stray === 0 && codesAreCalm(codes) ? agreed(context) : undefined;

  const sign = settle(signs, context.negativeQuestion ?? false);
  if (!sign) return undefined;
  if (codes.has('contrast')) return undefined;
  if (codes.has('change') && sign === 'yes') return undefined;
  if (stray === 0) return sign;

  const lead = polar[0];
  if (!lead) return stray <= strayWords ? sign : undefined;
  const leadsTheText = covered(hits, said.length).slice(0, lead.from).every(Boolean);
  const strong = polar.some(hit => hit.leads);
  if (!leadsTheText) return strong && stray <= strayWords ? sign : undefined;
  if (tellsOfSomebody(said, lead)) return undefined;
  return lead.leads || (strong && stray <= strayWords) ? sign : undefined;
}

/** The hits that say yes or no; "not" before an agreeing word ("isn't true", "không ổn") disagrees. */
function polarHits(said: readonly Word[], hits: readonly Hit<Code>[]): PolarHit[] {
  const found: PolarHit[] = [];
  for (const hit of hits) {
    if (!isPolar(hit.code)) continue;
    const before = found.at(-1);
    if (before && meanings[hit.code].plain === 'yes' && negates(said, before, hit)) {
      found[found.length - 1] = { ...before, ...meanings.disagree };
    } else found.push({ ...hit, ...meanings[hit.code] });
  }
  return found;
}

function negates(said: readonly Word[], before: PolarHit, hit: Hit<Code>): boolean {
  const last = said[before.to - 1];
  if (before.code !== 'deny' || hit.code.startsWith('have') || !last || !negators.has(last.bare))
    return false;
  return !said.slice(before.to, hit.from + 1).some(word => word.afterBreak);
}

function isPolar(code: Code): code is PolarCode {
  return code in meanings;
}

function codesAreCalm(codes: Set<Code>): boolean {
  return !codes.has('contrast') && !codes.has('change');
}

function agreed({ negativeQuestion }: YesNoContext): Sign {
  return negativeQuestion ? 'no' : 'yes';
}

/** All signs alike; or "không, tôi có" to a negative question, which puts it right. */
function settle(signs: Sign[], negativeQuestion: boolean): Sign | undefined {
  const [first] = signs;
  if (signs.every(sign => sign === first)) return first;
  const last = signs.at(-1);
  return negativeQuestion && first === 'no' && last === 'yes' && signs.length === 2
    ? last
    : undefined;
}

function emojiSigns(text: string, negativeQuestion: boolean): Sign[] {
  const clipped = clip(text);
  const signs: Sign[] = [];
  if (agreeing.test(clipped)) signs.push(negativeQuestion ? 'no' : 'yes');
  if (refusing.test(clipped)) signs.push(negativeQuestion ? 'yes' : 'no');
  return signs;
}

function tellsOfSomebody(said: readonly Word[], lead: { from: number; to: number }): boolean {
  const next = said[lead.to];
  if (said[lead.from]?.bare !== 'co' || !next || next.afterBreak) return false;
  return /^\d/.test(next.bare) || somebody.at(said, lead.to) !== undefined;
}
