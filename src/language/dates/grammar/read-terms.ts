import type { Term } from './cascade';
import { codeTokens } from './code-runs';
import type { Lexicon } from './lexicon';
import type { SenseMap } from './senses';
import type { Symbols } from './symbols';
import { type Token, tokenize } from './token';

/** Who writes more than this share of words with accents is held to them. */
const accentedShare = 0.25;

/** The row of terms that a text's words make, before any rule. Words that say nothing of time stay as `word`. */
export function readTerms(text: string, lexicon: Lexicon, symbols: Symbols): Term[] {
  const tokens: Token[] = [];
  for (const token of tokenize(text)) {
    const parts = lexicon.parted(token);
    if (parts) tokens.push(...parts);
    else tokens.push(token);
  }
  const codes = codeTokens(tokens, lexicon);
  const accented = isAccented(tokens);
  const terms: Term[] = [];
  const push = (senses: SenseMap, first: Token, last: Token) =>
    terms.push({
      senses,
      symbol: symbols.of(senses),
      start: first.start,
      end: last.end,
      rules: [],
    });
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (codes.has(token)) {
      push(junk, token, token);
      continue;
    }
    const found = lexicon.find(tokens, index, accented);
    if (!found) {
      push(sensesAlone(tokens, index), token, token);
      continue;
    }
    index += found.length - 1;
    if (!isFiller(found.senses)) push(found.senses, token, tokens[index] ?? token);
  }
  return terms;
}

function isAccented(tokens: readonly Token[]): boolean {
  let words = 0;
  let accented = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words++;
    if (token.marks) accented++;
  }
  return accented > words * accentedShare;
}

function isFiller(senses: SenseMap): boolean {
  return senses.filler === true && Object.keys(senses).length === 1;
}

const word: SenseMap = { word: true };
const name: SenseMap = { name: true, word: true };
const junk: SenseMap = { junk: true };
const comma: SenseMap = { comma: true };

function sensesAlone(tokens: readonly Token[], index: number): SenseMap {
  const token = tokens[index];
  if (!token) return word;
  if (token.kind === 'digits') return sensesOfDigits(token.text);
  if (token.kind === 'word') return token.capital ? name : word;
  return sensesOfSign(token, tokens[index - 1], tokens[index + 1]);
}

function sensesOfDigits(digits: string): SenseMap {
  const num = Number(digits);
  if (digits.length > 4) return junk;
  if (digits.length === 4 && num >= 1900 && num < 2100) return { num, figure: true, yearnum: num };
  return { num, figure: true };
}

function sensesOfSign(sign: Token, before: Token | undefined, after: Token | undefined): SenseMap {
  const between = before?.kind === 'digits' && after?.kind === 'digits';
  switch (sign.text) {
    case '/':
      return { slash: true };
    case '-':
    case '~':
      return { dash: true };
    case '.':
      return between && sign.glued && after.glued ? { dot: true } : word;
    case ':':
      return between ? { colon: true } : comma;
    case "'":
      return before?.kind === 'digits' && sign.glued ? { minuteunit: true } : word;
    case ',':
    case ';':
    case '(':
    case ')':
      return comma;
    default:
      return word;
  }
}
