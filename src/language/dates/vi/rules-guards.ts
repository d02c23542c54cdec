import { junk } from '../grammar/build';
import { type Rule, rule } from '../grammar/cascade';

/** Numbers and ordinals that are no dates, told by the words around them. */
const figures = 'num ((slash|dash|dot|comma) num){0,3}';
const unit = '(?:dayunit|weekunit|monthunit|yearunit|hourunit|hourspan|minuteunit|quarterunit)';
const marker = '(?:dayunit|at|from|to|mung|negation|or)';

export const rulesForGuards: Rule[] = [
  rule('around the clock', `(?<!${marker}) num slash num (?!slash|year)`, match =>
    match.get('num') === 24 && [7, 24].includes(match.get('num', 'num2') ?? 0) ? junk() : undefined,
  ),
  rule('toi qua shop', '(?=next)part gone place', junk),
  rule(
    '4g',
    '(?<!at|to|from) num (?=gram)hourunit (?!num|half|minus|part|comma? (dayunit|offset))',
    junk,
  ),
  rule(
    '24 giờ',
    'num (hourunit|hourspan) (?!part|comma? (dayunit|offset|at|num|weekday|thu)|before|ago|lately)',
    match => (match.get('num') === 24 ? junk() : undefined),
  ),
  rule('number of a thing', `notdatebefore+ ${figures} (?!${unit}|figure)`, junk),
  rule(
    'so many things',
    `(?<!slash|dash|dot|${marker}|thu|monthunit|num) num (dash num)? notdateafter`,
    junk,
  ),
  rule('a share', `(?<!${marker}) num slash num fractionafter`, junk),
  rule('house and street', `(?<!${marker}) num slash num (slash num)? (name name|street)`, junk),
  rule('the so-manieth one', 'counted+ thu num', junk),
];
