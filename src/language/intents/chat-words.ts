import type { Language } from '../../domain/language';
import chatWords from './data/chat-words.json';
import { type Token, tokensOf } from './tokens';

const expansions: Readonly<Record<Language, ReadonlyMap<string, readonly Token[]>>> = {
  vi: expansionsOf(chatWords.vi),
  en: expansionsOf(chatWords.en),
};

/** The same words with chat spellings written out ("ko" as "không", "pls" as "please"). */
export function spelledOut(tokens: readonly Token[], language: Language): Token[] {
  const table = expansions[language];
  const spelled: Token[] = [];
  for (const token of tokens) {
    const meant = table.get(token.toned);
    if (meant) spelled.push(...meant);
    else spelled.push(token);
  }
  return spelled;
}

function expansionsOf(table: Readonly<Record<string, string>>): Map<string, readonly Token[]> {
  return new Map(
    Object.entries(table).map(([short, long]) => {
      const [key] = tokensOf(short);
      return [key?.toned ?? short, tokensOf(long)];
    }),
  );
}
