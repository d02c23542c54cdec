import { perLetter } from '../../letters';

/**
 * The marks of Vietnamese words, comparable whatever way they were typed: "hoà" and "hòa" are one word,
 * and a word with some of its marks missing ("tuân" for "tuần") can be told from one with other marks.
 */
export interface Marks {
  /** One mark a letter: '^' â ê ô, '+' ơ ư, '(' ă, '-' đ, ' ' none. */
  letters: string;
  /** The one tone of a syllable: '`', '/', '?', '~', '.' or ''. */
  tone: string;
}

const tones: Record<string, string> = {
  '\u0300': '`',
  '\u0301': '/',
  '\u0309': '?',
  '\u0303': '~',
  '\u0323': '.',
};
const shapes: Record<string, string> = { '\u0302': '^', '\u031b': '+', '\u0306': '(' };

export function marksOf(word: string): Marks {
  let letters = '';
  let tone = '';
  for (let at = 0; at < word.length; at++) {
    const one = marksOfLetter(word.charCodeAt(at));
    if (!one) return marksOfParts(word);
    letters += one.letters;
    if (one.tone) tone = one.tone;
  }
  return { letters, tone };
}

/** The marks that a letter itself holds; none for a mark typed apart from its letter. */
const marksOfLetter = perLetter(letter => (/^\p{M}/u.test(letter) ? null : marksOfParts(letter)));

function marksOfParts(word: string): Marks {
  let letters = '';
  let tone = '';
  for (const symbol of word.toLowerCase().normalize('NFD')) {
    const shape = shapes[symbol];
    const sound = tones[symbol];
    if (sound) tone = sound;
    else if (shape) letters = letters.slice(0, -1) + shape;
    else letters += symbol === 'đ' ? '-' : ' ';
  }
  return { letters, tone };
}

export const isBare = (marks: Marks): boolean => !marks.tone && marks.letters.trim() === '';

export const sameMarks = (a: Marks, b: Marks): boolean =>
  a.tone === b.tone && a.letters === b.letters;

/** Whether a word is the other one with marks left out. */
export function lacksMarksOf(typed: Marks, full: Marks): boolean {
  if (typed.tone && typed.tone !== full.tone) return false;
  if (typed.letters.length !== full.letters.length) return false;
  for (let index = 0; index < typed.letters.length; index++) {
    const mark = typed.letters[index];
    if (mark !== ' ' && mark !== full.letters[index]) return false;
  }
  return true;
}
