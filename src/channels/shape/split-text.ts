/** Where a text is cut best, from the best to the worst; each keeps what stands before the cut whole. */
const cuts = [/\n{2,}/g, /\n/g, /(?<=[.!?…:;])\s+/g, /\s+/g];

/** A part shorter than this is no good reason for a better cut. */
const leastShare = 0.4;

/**
 * Cuts a text into parts of at most `limit` characters: at the end of a paragraph, else of a line, a
 * sentence, a word; a word that is too long is cut between characters.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const { end, next } = cutIn(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(next).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function cutIn(text: string, limit: number): { end: number; next: number } {
  for (const cut of cuts) {
    let best: { end: number; next: number } | undefined;
    for (const match of text.slice(0, limit + 1).matchAll(cut)) {
      if (match.index > limit) break;
      best = { end: match.index, next: match.index + match[0].length };
    }
    if (best && best.end >= limit * leastShare) return best;
  }
  // Not between the two halves of a character.
  const end = isHigh(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
  return { end: Math.max(end, 1), next: Math.max(end, 1) };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
