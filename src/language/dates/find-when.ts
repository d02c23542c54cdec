import type { NoTimeReason } from '../../domain/when';
import { english } from './en/english';
import { recognizeEnglish } from './en/recognizers';
import type { FoundWhen, WhenContext } from './found-when';
import type { FoundExpression } from './grammar/grammar';
import { type Expressed, joinScattered } from './join-scattered';
import { reckon } from './meaning/reckon';
import { vietnamese } from './vi/vietnamese';

/** Reasons that say something about a time that was named. */
const tellsWhy = new Set<NoTimeReason>(['future', 'invalid', 'vague']);

/** What stands further back in a text is not looked at. */
export const longestText = 2_000;

/**
 * The expressions of time in a text, in their order. Where some of them can be used, those that cannot
 * (tomorrow, 31 June, "recently") are left out.
 */
export function findWhen(text: string, context: WhenContext): FoundWhen[] {
  const found = findAny(text, context);
  const usable = found.filter(({ when }) => when.kind !== 'none');
  if (usable.length > 0) return usable;
  return found.filter(({ when }) => when.kind === 'none' && tellsWhy.has(when.reason));
}

/** All that was said of time, also that it is not remembered. */
export function findAny(text: string, { now, language }: WhenContext): FoundWhen[] {
  const said = text.slice(0, longestText);
  const [own, other] = language === 'vi' ? [vietnamese, english] : [english, vietnamese];
  const spoken = joinScattered(own.find(said));
  const whole = spoken.length > 1 ? wholeOf(spoken, other.find(said)) : undefined;
  const found = (whole ? [whole] : spoken).map(one => toFound(said, one, now));
  if (found.length > 0) return found;
  if (language === 'en') found.push(...recognizeEnglish(said, now));
  if (found.length > 0) return found;
  return joinScattered(other.find(said))
    .filter(one => hasWord(said.slice(one.start, one.end)))
    .map(one => toFound(said, one, now));
}

/**
 * What the other language reads as one expression where the talk's own sees only pieces of it: "từ
 * 2/3/2026 đến 4/3/2026" in a talk in English.
 */
function wholeOf(
  pieces: readonly Expressed[],
  read: readonly FoundExpression[],
): Expressed | undefined {
  const [only, ...more] = read;
  if (!only || more.length > 0 || only.expression.type !== 'span') return undefined;
  const isWhole = pieces.every(({ start, end }) => only.start <= start && end <= only.end);
  return isWhole ? only : undefined;
}

/** Figures alone are the talk's own language's to read. */
const hasWord = (text: string): boolean => /\p{L}{3}/u.test(text);

function toFound(text: string, one: Expressed, now: Date): FoundWhen {
  const { expression, start, end, rules, also } = one;
  return {
    when: reckon(expression, now),
    start,
    end,
    text: text.slice(start, end),
    rule: rules.slice(0, 4).join(' < '),
    ...(also && { also }),
  };
}
