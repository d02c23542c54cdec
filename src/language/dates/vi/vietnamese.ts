import lexicon from '../data/vi-lexicon.json';
import type { Rule } from '../grammar/cascade';
import { Grammar } from '../grammar/grammar';
import { rulesForFigures } from '../grammar/rules-figures';
import { rulesForAgo, rulesForLately } from './rules-ago';
import { rulesForClock } from './rules-clock';
import { rulesForDates } from './rules-dates';
import { rulesForGuards } from './rules-guards';
import { rulesForMoments, rulesForSpans } from './rules-moments';
import { rulesForMonths, rulesForYears } from './rules-months';
import { rulesForNumbers } from './rules-numbers';
import { rulesForHolidays, rulesForPeriods } from './rules-periods';
import { rulesForWeekdays } from './rules-weekdays';

/** In the order in which they are applied: what is more particular comes first. */
const rules: Rule[] = [
  ...rulesForNumbers,
  ...rulesForGuards,
  ...rulesForAgo,
  ...rulesForYears,
  ...rulesForClock,
  ...rulesForLately,
  ...rulesForFigures,
  ...rulesForMonths,
  ...rulesForDates,
  ...rulesForWeekdays,
  ...rulesForPeriods,
  ...rulesForHolidays,
  ...rulesForMoments,
  ...rulesForSpans,
];

/** Reads expressions of time in Vietnamese, with or without accents. */
export const vietnamese = new Grammar('vi', lexicon, rules);
