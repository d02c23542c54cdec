import { future, weekday } from '../grammar/build';
import { type Rule, rule } from '../grammar/cascade';
import { coming } from './patterns';

/** Days of the week: thứ 3 tuần rồi, T7, chủ nhật tuần trước nữa, thứ hai đầu tiên của tháng 6. */
export const rulesForWeekdays: Rule[] = [
  rule('tuần thứ hai của tháng 5', 'weekunit thu num month', match => {
    const period = match.get('month');
    const ordinal = match.get('num');
    if (!period || !ordinal || ordinal > 5) return undefined;
    return { days: { type: 'nth', ordinal, of: 'week', period } };
  }),
  rule('thứ 2', 'dayunit? thu num (?!figure|tens)', match => {
    const number = match.get('num');
    return number && number >= 2 && number <= 7 ? { weekday: number - 1 } : undefined;
  }),
  rule('hôm chủ nhật', 'dayunit weekday', match => {
    const number = match.get('weekday');
    return number ? { weekday: number } : undefined;
  }),
  rule('thứ 2 đầu tiên của tháng 6', 'weekday (firstone|lastone) (month|monthunit)', match => {
    const named = match.get('month') ?? { unit: 'month' };
    const number = match.get('weekday');
    if (!number || named.unit !== 'month') return undefined;
    const ordinal = match.has('firstone') ? 1 : -1;
    return { days: { type: 'nth', ordinal, of: 'weekday', weekday: number, period: named } };
  }),
  rule('thứ 2 ngày 15', 'weekday comma? (at|dayunit)* date', match => {
    const date = match.get('date');
    const number = match.get('weekday');
    return date?.type === 'date' && number ? { date: { ...date, weekday: number } } : undefined;
  }),
  rule('ngày 15 thứ 2', 'date comma weekday (?!weekunit|previous)', match => {
    const date = match.get('date');
    const number = match.get('weekday');
    return date?.type === 'date' && number ? { date: { ...date, weekday: number } } : undefined;
  }),
  rule('thứ 2 cách đây 2 tuần', 'weekday comma? at? days', match => {
    const days = match.get('days');
    const isWeeksAgo = days?.type === 'ago' && days.unit === 'week';
    return isWeeksAgo ? weekday(match, { weeksAgo: Math.floor(days.count) }) : undefined;
  }),
  rule('hai tuần trước hôm thứ 2', 'days comma? at? weekday', match => {
    const days = match.get('days');
    const isWeeksAgo = days?.type === 'ago' && days.unit === 'week';
    return isWeeksAgo ? weekday(match, { weeksAgo: Math.floor(days.count) }) : undefined;
  }),
  rule('thứ 2 tuần trước', 'weekday comma? at? weekunit previous', match =>
    weekday(match, { weeksAgo: match.get('previous') ?? 1 }),
  ),
  rule('thứ 2 tuần này', 'weekday comma? weekunit current', match =>
    weekday(match, { weeksAgo: 0 }),
  ),
  rule('thứ 2 tuần tới', `weekday comma? weekunit ${coming}`, match =>
    weekday(match, { weeksAgo: -1 }),
  ),
  rule('tuần trước thứ 2', 'weekunit previous comma? at? weekday', match =>
    weekday(match, { weeksAgo: match.get('previous') ?? 1 }),
  ),
  rule('tuần này thứ 2', 'weekunit current comma? weekday', match =>
    weekday(match, { weeksAgo: 0 }),
  ),
  rule('thứ 2 tới', `weekday ${coming}`, future),
  rule('thứ 2 trước nữa', 'weekday (?=previous) (?!current)previous', match => {
    const back = match.get('previous') ?? 1;
    return weekday(match, back > 1 ? { weeksAgo: back } : { strict: true });
  }),
  rule('thứ 2 này', 'weekday current', match => weekday(match, { weeksAgo: 0 })),
  rule('thứ 2 alone', 'weekday', match => weekday(match)),
];
