/**
 * "tới" and "sau" with their meaning "next": not before something that "tới" leads up to ("từ thứ hai tới
 * thứ tư", "tới giờ"), nor where it may be "tối".
 */
const goal =
  '(untilnow|now|at|dayunit|weekunit|monthunit|yearunit|quarterunit|num|weekday|thu|month|date|days|year|period|clock|offset|moment|portion|part)';
export const coming = `(?!part|to ${goal})next`;
