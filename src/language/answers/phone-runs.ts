import { clip } from './words';

/** A stretch of a text that is made of digits and of what people put between the digits of a number. */
export interface DigitRun {
  /** The digits group by group, with their places in the text. */
  readonly groups: readonly DigitGroup[];
  /** Written with a plus in front. */
  readonly plus: boolean;
}

export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const digitRun = /\d+/g;
const separators = /^(?:[ .\-()]{1,3}| - )$/;
const otherDigits = /[０-９]/g;
const oddSpaces = /[\u00a0\u2000-\u200b\u202f\u2060\ufeff\t]/g;
const oddDashes = /[‐-―−]/g;
const oddDots = /[·•․]/g;

/** The same text at the same length with plain digits, spaces and dashes; O is 0 where a number starts. */
export function plainDigits(text: string): string {
  return clip(text)
    .replace(otherDigits, digit => String(digit.charCodeAt(0) - 0xff10))
    .replace(oddSpaces, ' ')
    .replace(oddDashes, '-')
    .replace(oddDots, '.')
    .replaceAll('＋', '+')
    .replace(/(?<![\p{L}\p{N}])[oO](?=\d{2,}|[oO]\d)/gu, '0');
}

const anyDigit = /[\d０-９]/;

/** Whether there is anything in a text that could be a part of a number. */
export const hasDigits = (text: string): boolean => anyDigit.test(text);

/** All runs of digits; a run ends where anything but one usual separator stands between two groups. */
export function digitRuns(plain: string): DigitRun[] {
  const runs: { groups: DigitGroup[]; plus: boolean }[] = [];
  let end = -1;
  for (const match of plain.matchAll(digitRun)) {
    const start = match.index;
    const gap = plain.slice(Math.max(end, 0), start);
    const group = { digits: match[0], start, end: start + match[0].length };
    const run = runs.at(-1);
    if (run && end >= 0 && separators.test(gap)) run.groups.push(group);
    else if (glued(plain, start, group.end)) {
      end = -1;
      continue;
    } else
      runs.push({
        groups: [group],
        plus: /\+\(?$/.test(plain.slice(Math.max(0, start - 2), start)),
      });
    end = group.end;
  }
  return runs;
}

/** Part of a code or of a link: "HD0912345678", "0912345678abc", "@0912345678", "12/05". */
function glued(plain: string, start: number, end: number): boolean {
  const before = plain[start - 1] ?? ' ';
  const after = plain[end] ?? ' ';
  if (
    /[\p{L}_@#$€£%/\\=&]/u.test(before) &&
    !/(?:^|[^\p{L}])(?:s[dđ]t|[dđ]t|tel|zalo|số|so|call|p|m|t)$/iu.test(
      plain.slice(Math.max(0, start - 6), start),
    )
  ) {
    return before !== '/' || !/\d{9,}\/$/.test(plain.slice(Math.max(0, start - 16), start));
  }
  return /[_@\\=]/.test(after);
}
