import type { Answers } from '../answers';
import type { Case } from '../case';

const longest = 140;

/** Where a request tells in words what it is about, in the order of telling. */
const telling = ['what', 'wrong', 'correct', 'who'];

/** The words in which the customer told what her case is about. */
function toldIn(answers: Answers): string[] {
  return telling.flatMap(field => {
    const answer = answers[field];
    return answer?.kind === 'text' ? [answer.text] : [];
  });
}

/**
 * What a case is about in one line of at most 140 characters; empty where nothing was told. `mask` sees it
 * whole: of a number that is cut off nobody can tell any more that it is one.
 */
export function summaryOf(
  { answers }: Pick<Case, 'answers'>,
  mask: (text: string) => string = text => text,
): string {
  const [first = ''] = toldIn(answers);
  const line = mask(first).replace(/\s+/gu, ' ').trim();
  const symbols = [...line];
  return symbols.length <= longest
    ? line
    : `${symbols
        .slice(0, longest - 1)
        .join('')
        .trim()}…`;
}

const mostWords = 300;
const longestWord = 40;

/**
 * The words by which a text is found: bare of accents and case, each once. One-letter words and the
 * commonest of both languages find nothing and are left out.
 */
export function searchWords(text: string): string[] {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');
  const words = bare.match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = words.filter(word => word.length > 1 && !common.has(word));
  return [...new Set(found.map(word => word.slice(0, longestWord)))].slice(0, mostWords);
}

/** The words by which a case is found. */
export const caseWords = ({ answers }: Pick<Case, 'answers'>): string[] =>
  searchWords(toldIn(answers).join(' '));

const common = new Set(
  (
    'toi minh em anh chi cua va la co cho mot nhung cac da dang se bi duoc voi nay do khi thi ma o ' +
    'khong den tu ra vao rat cung nhu ' +
    'the and of to in is was it my me an on for that they with have had were are be this from at'
  ).split(' '),
);
