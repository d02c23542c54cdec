import type { Language } from '../../domain/language';
import data from './data/name-words.json';
import { withPlainAt } from './email-text';
import { covered, Lexicon } from './lexicon';
import { capitalised } from './name-case';
import { digitRuns, hasDigits, plainDigits } from './phone-runs';
import { type Word, words } from './words';

export interface NameReading {
  /** Properly capitalised. */
  name: string;
}

const introductions = new Lexicon(data.introductions);
const titles = new Lexicon({ title: data.titles });
const tails = new Lexicon({ tail: data.tails });
const stops = new Lexicon({ stop: data.stops });
const notNames = new Lexicon({ not: data.notNames });
const familyNames = new Lexicon({ family: data.familyNames });

const mostText = 300;
const mostWords: Record<Language, number> = { vi: 6, en: 5 };
const mostLetters = 24;

/**
 * The name in an answer to "what is your name?": "em tên là Lan ạ", "It's Mary", "nguyen thi hoa".
 * Pronouns, politeness and particles are taken off, a name in small letters is capitalised. Refusals,
 * sentences, numbers and addresses are no name.
 */
export function readName(text: string, language: Language): NameReading | undefined {
  const clean = withoutContacts(text);
  return introduced(clean, language, ['sure', 'likely', 'weak'], true) ?? bareName(clean, language);
}

/**
 * The name of somebody who introduces herself in a longer message. Stricter than `readName`: "tôi là
 * khách hàng" and "I'm calling about my data" are no introductions.
 */
export function findName(text: string, language: Language): NameReading | undefined {
  return introduced(withoutContacts(text), language, ['sure', 'likely'], false);
}

function introduced(
  text: string,
  language: Language,
  kinds: readonly string[],
  anyCase: boolean,
): NameReading | undefined {
  const said = words(text, { expandChat: false });
  for (const hit of introductions.find(said)) {
    if (!kinds.includes(hit.code)) continue;
    const candidate = trim(text, said.slice(hit.to));
    if (!looksLikeName(text, candidate, language)) continue;
    const trusted = hit.code === 'sure' || anyCase || isWritten(text, candidate);
    if (trusted) return { name: spelt(text, candidate, language) };
  }
  return undefined;
}

function bareName(text: string, language: Language): NameReading | undefined {
  const said = words(text, { expandChat: false });
  const candidate = trim(text, said);
  const last = candidate.at(-1);
  if (!last) return undefined;
  const rest = said.slice(said.indexOf(last) + 1);
  const known = covered(tails.find(rest), rest.length);
  const chatter = rest.filter((_, at) => !known[at]);
  if (chatter.length > 0 && !chatter[0]?.afterBreak) return undefined;
  if (!looksLikeName(text, candidate, language)) return undefined;
  return { name: spelt(text, candidate, language) };
}

/** Without titles in front, without particles behind, up to the end of the clause. */
function trim(text: string, said: readonly Word[]): Word[] {
  let from = 0;
  for (let title = titles.at(said, from); title; title = titles.at(said, from)) {
    if (!said[title.to] || said[title.to]?.afterBreak || isProperPair(text, said, title.from))
      break;
    from = title.to;
  }
  let to = from;
  while (to < said.length && (to === from || !endsName(text, said, to))) to++;
  let kept = said.slice(from, to);
  for (let tail = lastTail(text, kept); tail; tail = lastTail(text, kept))
    kept = kept.slice(0, tail);
  return kept;
}

/** "Anh Thư" and "Cô Tô" written as names are not titles. */
function isProperPair(text: string, said: readonly Word[], at: number): boolean {
  const pair = [said[at], said[at + 1]];
  if (pair[1]?.afterBreak || !['anh', 'ha', 'da', 'mai', 'con'].includes(pair[0]?.bare ?? ''))
    return false;
  return (
    said.length - at === 2 &&
    pair.every(word => word && /^\p{Lu}\p{Ll}/u.test(text.slice(word.start, word.end)))
  );
}

function endsName(text: string, said: readonly Word[], at: number): boolean {
  const word = said[at];
  if (!word) return true;
  if (word.afterBreak)
    return !/^\.\s?$/.test(text.slice(said[at - 1]?.end, word.start)) || !isInitial(said[at - 1]);
  return stops.at(said, at) !== undefined && !isCapital(text, word);
}

function isInitial(word: Word | undefined): boolean {
  return word !== undefined && word.bare.length <= 2;
}

/** Where the particles at the end start, if there are any and a name is left. */
function lastTail(text: string, kept: readonly Word[]): number | undefined {
  for (let from = Math.max(1, kept.length - 2); from < kept.length; from++) {
    const tail = tails.at(kept, from);
    if (tail?.to !== kept.length) continue;
    const word = kept[from];
    const middle = ['van', 'thi'].includes(kept[from - 1]?.bare ?? '');
    if (word?.bare === 'a' && word.tone === '' && (middle || isCapital(text, word))) continue;
    if (word && isCapital(text, word) && kept.some(other => !isCapital(text, other)) === false)
      continue;
    return from;
  }
  return undefined;
}

function looksLikeName(text: string, candidate: readonly Word[], language: Language): boolean {
  if (candidate.length === 0 || candidate.length > mostWords[language]) return false;
  if (candidate.some(word => !/^\p{L}+$/u.test(word.bare) || word.bare.length > mostLetters))
    return false;
  if (candidate.every(word => word.bare.length < 2)) return false;
  const [first] = candidate;
  const family = candidate.length > 1 && familyNames.at(candidate, 0) !== undefined;
  const ofNames = family && language === 'vi' ? candidate.slice(2) : candidate;
  if (notNames.occursIn(ofNames)) return false;
  if (
    candidate.length === 1 &&
    first &&
    notNames.occursIn(words(text.slice(first.start, first.end)))
  ) {
    return false;
  }
  if (language === 'en' && ['a', 'an'].includes(first?.bare ?? '')) return false;
  return !(
    language === 'en' &&
    /[^aeiou]ing$/.test(first?.bare ?? '') &&
    (first?.bare.length ?? 0) > 6
  );
}

/** Written like a name: with capitals throughout, or with a Vietnamese family name in front. */
function isWritten(text: string, candidate: readonly Word[]): boolean {
  if (candidate.length > 1 && familyNames.at(candidate, 0)) return true;
  return candidate.every(word => isCapital(text, word));
}

function isCapital(text: string, word: Word): boolean {
  return /^\p{Lu}/u.test(text.slice(word.start, word.end).normalize('NFC'));
}

function spelt(text: string, candidate: readonly Word[], language: Language): string {
  const start = candidate[0]?.start ?? 0;
  const end = candidate.at(-1)?.end ?? start;
  return capitalised(text.slice(start, end).normalize('NFC').replace(/\s+/g, ' '), language);
}

/** The text up to its phone numbers and addresses; a name with digits in it is none. */
function withoutContacts(text: string): string {
  const clipped = text.slice(0, mostText);
  const runs = hasDigits(clipped) ? digitRuns(plainDigits(clipped)) : [];
  let kept = clipped;
  for (const run of runs.reverse()) {
    const digits = run.groups.map(group => group.digits).join('');
    const [start, end] = [run.groups[0]?.start ?? 0, run.groups.at(-1)?.end ?? 0];
    if (digits.length >= 8) kept = `${kept.slice(0, start)},${kept.slice(end)}`;
  }
  const { text: withAt } = withPlainAt(kept);
  return withAt.includes('@') ? withAt.replace(/[^\s,;:]{0,64}@[^\s,;:]{0,255}/g, ',') : kept;
}
