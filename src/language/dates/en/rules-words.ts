import { junk } from '../grammar/build';
import { type Match, type Rule, rule } from '../grammar/cascade';
import type { SenseMap } from '../grammar/senses';

/** Numbers and ordinals in words, and what is no date for all its numbers. */
const figures = 'num ((slash|dash|dot|comma) num){0,3}';
const unit =
  '(?:dayunit|weekunit|monthunit|yearunit|hourunit|hourspan|minuteunit|fortnight|monthname|maybemonth|meridiem)';
const marker = '(?:at|attime|from|to|since|negation|or|weekday|the)';

export const rulesForNumbers: Rule[] = [
  rule('twenty-one', 'score dash? (?!figure)num', match => ({
    num: (match.get('score') ?? 0) + (match.get('num') ?? 0),
  })),
  rule('twenty-first', 'score dash? ordinal', match => ({
    ordinal: (match.get('score') ?? 0) + (match.get('ordinal') ?? 0),
  })),
  rule('twenty', 'score', match => ({ num: match.get('score') ?? 0 })),
  rule('20th', 'figure suffix', ordinalOf),
];

function ordinalOf(match: Match): SenseMap | undefined {
  const num = match.get('num', 'figure');
  return num === undefined ? undefined : { ordinal: num };
}

export const rulesForGuards: Rule[] = [
  rule('around the clock', `(?<!${marker}) num slash num (?!slash)`, match =>
    match.get('num') === 24 && [7, 24].includes(match.get('num', 'num2') ?? 0) ? junk() : undefined,
  ),
  rule('number of a thing', `notdatebefore+ ${figures} (?!${unit}|figure|suffix)`, junk),
  rule(
    'so many things',
    `(?<!slash|dash|dot|colon|monthname|${marker}) num (dash num)? (word? notdateafter)`,
    junk,
  ),
  rule('a share', `(?<!${marker}) num slash num fractionafter`, junk),
  rule(
    'house and street',
    `(?<!${marker}) num slash num (slash num)? (name name|word? street)`,
    junk,
  ),
  rule('the so-manieth one', 'the? ordinal name? word? counted', junk),
];
