const plainWord = /^[a-z]+$/;
const doubled = /([bdglmnprt])\1$/;

/**
 * Takes the commonest endings off an English word, so that "delete", "deleted" and "deleting" are
 * one. Vietnamese syllables are too short and too regular to be touched by it.
 */
export function stem(word: string): string {
  if (word.length < 5 || !plainWord.test(word)) return word;
  let root = word;
  if (root.endsWith('ing')) root = root.length > 5 ? root.slice(0, -3) : root;
  else if (root.endsWith('ed')) root = root.slice(0, -2);
  if (root.endsWith('s') && !root.endsWith('ss')) root = root.slice(0, -1);
  if (root.endsWith('e')) root = root.slice(0, -1);
  return doubled.test(root) ? root.slice(0, -1) : root;
}
