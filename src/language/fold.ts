import { perLetter } from './letters';

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
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const letter = bareLetter(text.charCodeAt(at));
    if (letter === null) return withoutMarks(text);
    folded += letter;
  }
  return folded;
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('đ', 'd');
}

/** In other alphabets how a letter is folded may hang on its neighbours. */
const bareLetter = perLetter(letter =>
  /^[\p{Script=Latin}\p{ASCII}]$/u.test(letter) ? withoutMarks(letter) : null,
);

const foldLetter = perLetter(withoutMarks);

const foldSymbol = (code: number): string =>
  foldLetter(code) ?? withoutMarks(String.fromCodePoint(code));
