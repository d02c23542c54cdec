import lexicon from '../data/en-lexicon.json';
import type { Rule } from '../grammar/cascade';
import { Grammar } from '../grammar/grammar';
import { rulesForFigures } from '../grammar/rules-figures';
import { rulesForAgo } from './rules-ago';
import { rulesForClock } from './rules-clock';
import { rulesForDates, rulesForMonths } from './rules-dates';
import { rulesForMoments, rulesForSpans } from './rules-moments';
import { rulesForHolidays, rulesForPeriods } from './rules-periods';
import { rulesForWeekdays } from './rules-weekdays';
import { rulesForGuards, rulesForNumbers } from './rules-words';

/** In the order in which they are applied: what is more particular comes first. */
const rules: Rule[] = [
  ...rulesForNumbers,
  ...rulesForGuards,
  ...rulesForAgo,
  ...rulesForClock,
  ...rulesForFigures,
  ...rulesForMonths,
  ...rulesForDates,
  ...rulesForWeekdays,
  ...rulesForPeriods,
  ...rulesForHolidays,
  ...rulesForMoments,
  ...rulesForSpans,
];

/** Reads expressions of time in English, as customers of a Vietnamese company write it: day first. */
export const english = new Grammar('en', lexicon, rules);
