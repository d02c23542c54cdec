/**
 * Folds Vietnamese text to bare lower-case letters, so that "Khiếu nại" and "khieu nai" read alike,
 * and keeps for every folded position the place in the original, so that accents can break ties and
 * customers' own words can be quoted back.
 */
export interface Folded {
  /** The text as it was said. */
  readonly original: string;
  /** Lower case, accents off, đ as d; every UTF-16 unit has an origin. */
  readonly text: string;
  /** For each index of `text` the index in `original`; one entry more for the end. */
  readonly origin: readonly number[];
}

const marks = /\p{M}+/gu;

export function fold(original: string): Folded {
  let text = '';
  const origin: number[] = [];
  for (let index = 0; index < original.length; ) {
    const code = original.codePointAt(index) ?? 0;
    const bare = foldSymbol(code);
    for (let unit = 0; unit < bare.length; unit++) origin.push(index);
    text += bare;
    index += code > 0xffff ? 2 : 1;
  }
  origin.push(original.length);
  return { original, text, origin };
}

/** The words of the original that stand between two positions of the folded text. */
export function unfold(folded: Folded, start: number, end: number): string {
  return folded.original.slice(folded.origin[start], folded.origin[end]);
}

/** The folded text alone, where no way back is needed. */
export function bare(text: string): string {
  return text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('đ', 'd');
}

/** Letters of all alphabets with their marks have lower codes; each is folded once. */
const endOfTable = 0x2000;
const table: (string | undefined)[] = new Array<string | undefined>(endOfTable);

function foldSymbol(code: number): string {
  if (code >= endOfTable) return bare(String.fromCodePoint(code));
  const known = table[code];
  if (known !== undefined) return known;
  const symbol = String.fromCharCode(code);
  const folded = code < 0x80 ? symbol.toLowerCase() : bare(symbol);
  table[code] = folded;
  return folded;
}
