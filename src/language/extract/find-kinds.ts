import fillers from '../answers/data/fillers.json';
import { covered, type Hit, Lexicon } from '../answers/lexicon';
import speech from './data/speech.json';
import { affirmed } from './denial';
import type { Scene } from './own-contact';

/** Words by code: `sure` in any text, `short` where the text is hardly more than the answer. */
export interface KindWords {
  sure: Readonly<Record<string, readonly string[]>>;
  short: Readonly<Record<string, readonly string[]>>;
  /** Longer phrases that hold one of these words and mean something else. */
  ignore: readonly string[];
}

const politeness = { '': Object.values(fillers).flat() };
const mostShortWords = 10;
const strayWords = 1;

/** Finds the kinds that a text speaks of; what is denied or only concerns reaching the customer is none. */
export class KindFinder {
  readonly #sure: Lexicon<string>;
  readonly #short: Lexicon<string>;

  constructor({ sure, short, ignore }: KindWords) {
    const none = { '': ignore };
    this.#sure = new Lexicon<string>(none, sure);
    this.#short = new Lexicon<string>(none, sure, short, { ...politeness, joint: speech.joints });
  }

  /** @param denied whether what is denied counts too: "no calls please" is about calls. */
  find({ words, contact }: Scene, denied = false): Hit[] {
    const hits = this.#isShort(words, contact) ? this.#short.find(words) : this.#sure.find(words);
    const told = hits.filter(hit => hit.code !== '' && hit.code !== 'joint' && !contact[hit.from]);
    return denied ? told : affirmed(words, told);
  }

  #isShort(words: Scene['words'], contact: readonly boolean[]): boolean {
    if (words.length > mostShortWords || contact.some(Boolean)) return false;
    const known = covered(this.#short.find(words), words.length);
    return known.filter(isKnown => !isKnown).length <= strayWords;
  }
}
