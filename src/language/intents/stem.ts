/**
 * Takes the commonest endings off an English word, so that "delete", "deleted" and "deleting" are
 * one. Vietnamese syllables are too short and too regular to be touched by it.
 */
export function stem(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return word;
  const root = word
    .replace(/(?<=[a-z]{3})(?:ing|ed)$/, '')
    .replace(/(?<=[^s])s$/, '')
    .replace(/e$/, '');
  return root.replace(/([bdglmnprt])\1$/, '$1');
}
