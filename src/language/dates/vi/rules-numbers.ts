import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';

/** Numbers in words: hai mươi mốt, mười lăm, hăm ba, hai lăm. */
const digit = '(?!figure|ten)num';

function sum(base: number, match: Match, label: string): SenseMap {
  const ones = match.get('num', label) ?? match.get('lastdigit') ?? 0;
  return { num: base + ones };
}

export const rulesForNumbers: Rule[] = [
  rule('hai mươi mốt', `${digit} tens (lastdigit|(?!yearunit)${digit})`, match =>
    sum(10 * (match.get('num') ?? 0), match, 'num2'),
  ),
  rule('hai mươi', `${digit} tens`, match => ({ num: 10 * (match.get('num') ?? 0) })),
  rule('hăm ba', `score (lastdigit|${digit})`, match => sum(match.get('score') ?? 0, match, 'num')),
  rule('mười hai', `ten (lastdigit|(?!yearunit)${digit} (?!tens))`, match => {
    const ones = match.get('lastdigit') ?? match.get('num');
    return ones === undefined ? undefined : { num: 10 + ones };
  }),
  rule('ngày hai tư', `(?<=dayunit|mung) ${digit} ${digit} (?!tens)`, match => {
    const tens = match.get('num') ?? 0;
    return tens > 1 && tens < 4 ? sum(10 * tens, match, 'num2') : undefined;
  }),
  rule('hai lăm', `(?<!thu|monthunit) ${digit} (?!num)lastdigit`, match => {
    const tens = match.get('num');
    const ones = match.get('lastdigit');
    return tens && tens > 1 && ones ? { num: 10 * tens + ones } : undefined;
  }),
];
