/**
 * Whether a word is another one with a single slip: a letter wrong, missing, too many, or two letters
 * swapped; in words of eight letters and more two slips are let pass. Bounded by the words' length.
 */
export function isNearly(typed: string, word: string): boolean {
  const allowed = word.length >= 8 ? 2 : 1;
  if (typed === word) return true;
  if (Math.abs(typed.length - word.length) > allowed || typed[0] !== word[0]) return false;
  return distance(typed, word) <= allowed;
}

/** Damerau-Levenshtein distance (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
