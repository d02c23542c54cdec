import { clip } from './words';

/** Whether a case number in its written form carries the right check symbol. */
export type ReferenceCheck = (reference: string) => boolean;

/** `mistaken`: meant as a case number, but there can be none of that name; as far as it could be read. */
export type CaseNumberReading = { reference: string } | { mistaken: string };
export type AccessCodeReading = { code: string } | { mistaken: string };

const symbol = /^[2-9A-HJKMNP-Z]+$/;
/** Signs that no case number holds, with the symbols that look like them. */
const lookalikes: Readonly<Record<string, readonly string[]>> = {
  0: ['Q', 'D'],
  O: ['Q', 'D'],
  1: ['7', 'J'],
  I: ['7', 'J'],
  L: ['7', 'J'],
};
const mostLookalikes = 2;

const prefixed =
  /(?<![A-Z0-9])P[\s.\-_]{0,2}D([\s.\-_:#/]{0,3})([A-Z0-9](?:[\s.\-_]{0,3}[A-Z0-9]){0,11})/g;
const twoGroups = /(?<![A-Z0-9-])([A-Z0-9]{4})\s?[-.–_]\s?([A-Z0-9]{4})(?![A-Z0-9]|-[A-Z0-9])/g;
const eightSigns =
  /^[^A-Z0-9]*(?:(?:MA|SO|HO SO|MA SO|MA HO SO|CASE|NUMBER|NO|CASE NUMBER|REF)[\s:#.]+)*([A-Z0-9]{8})[^A-Z0-9]*$/;
const threeGroups =
  /(?<![A-Z0-9-])([A-Z0-9]{4})[\s.\-_]{1,3}([A-Z0-9]{4})[\s.\-_]{1,3}([A-Z0-9]{4})(?![A-Z0-9]|-[A-Z0-9])/g;
const twelveSigns = /(?<![A-Z0-9-])([A-Z0-9]{12})(?![A-Z0-9]|-[A-Z0-9])/g;
const caseNumberInside =
  /(?<![A-Z0-9])PD[\s.\-_]{0,3}[A-Z0-9]{4}[\s.\-_]{0,3}[A-Z0-9]{4}(?![A-Z0-9])/g;

/**
 * The case number that a text names, in its written form `PD-7K3M-9QX4`. Small letters, lost or other
 * dashes, spaces and a lost "PD" are forgiven; 0 O 1 I L, which no number holds, are taken for the
 * symbol that they look like where the check allows just one such reading.
 */
export function readCaseNumber(
  text: string,
  isValid: ReferenceCheck,
): CaseNumberReading | undefined {
  if (!mayHoldNumber(clip(text))) return undefined;
  const said = plainSigns(text);
  let mistaken: string | undefined;
  for (const match of said.matchAll(prefixed)) {
    const groups = (match[2] ?? '').split(/[\s.\-_]+/);
    if (match[1] === '' && (groups[0] ?? '').length < 4) continue;
    const reference = mendGroups(groups, isValid);
    if (reference) return { reference };
    if (looksMeant(groups)) mistaken ??= `PD-${firstSigns(groups)}`;
  }
  if (mistaken) return { mistaken };
  for (const match of said.matchAll(twoGroups)) {
    const reference = mend(`${match[1]}${match[2]}`, isValid);
    if (reference) return { reference };
    const alone = said.replace(match[0], '').replace(/[^A-Z0-9]/g, '').length <= 16;
    if (alone && isMixed(`${match[1]}${match[2]}`)) mistaken ??= `PD-${match[1]}-${match[2]}`;
  }
  const bareSigns = eightSigns.exec(said)?.[1];
  if (bareSigns && isMixed(bareSigns)) {
    const reference = mend(bareSigns, isValid);
    return reference ? { reference } : { mistaken: written(bareSigns) };
  }
  return mistaken === undefined ? undefined : { mistaken };
}

/** The access code that a text names, as `K7MQ-3XWP-9RTV`; case numbers beside it are left alone. */
export function readAccessCode(text: string): AccessCodeReading | undefined {
  const said = plainSigns(text).replace(caseNumberInside, ' ');
  const found = [...said.matchAll(threeGroups)].map(match => match.slice(1, 4).join(''));
  for (const match of said.matchAll(twelveSigns))
    if (isMixed(match[1] ?? '')) found.push(match[1] ?? '');
  const meant = found.filter(signs => /[A-Z]/.test(signs));
  const good = meant.find(signs => symbol.test(signs));
  if (good) return { code: grouped(good) };
  const [first] = meant.filter(isMixed);
  return first === undefined ? undefined : { mistaken: grouped(first) };
}

/** Letters that are one sign each, whatever marks they have. */
const plainlyTyped = /^[\0-\x7fÀ-ÖØ-Þà-öø-ıĴ-ľŁ-ňŊ-žƠơƯưẠ-ỹ]*$/;
/** A digit, "PD", or two groups with a sign between them. */
const sound = /\d|[pP][\s.\-_]{0,2}[dDđĐ]|[^\s.\-_]\s?[-._]\s?[^\s.\-_]/;

/** Tells most messages that name no number before they are read sign by sign. */
const mayHoldNumber = (text: string): boolean => !plainlyTyped.test(text) || sound.test(text);

/** The first eight signs of the groups; the words after them are none of the number. */
function mendGroups(groups: readonly string[], isValid: ReferenceCheck): string | undefined {
  let signs = '';
  for (const group of groups) {
    signs += group;
    if (signs.length === 8) return mend(signs, isValid);
  }
  return undefined;
}

function firstSigns(groups: readonly string[]): string {
  const kept: string[] = [];
  for (const group of groups) if (kept.join('').length < 8) kept.push(group);
  return kept.join('-');
}

/** Not "PD là gì": a number has digits, or at least its two groups of four. */
function looksMeant(groups: readonly string[]): boolean {
  const all = groups.join('');
  const digits = /\d/.test(groups.slice(0, 2).join(''));
  return (
    (digits && all.length >= 3) ||
    (groups.length === 2 && groups.every(({ length }) => length === 4))
  );
}

function mend(signs: string, isValid: ReferenceCheck): string | undefined {
  if (symbol.test(signs)) return isValid(written(signs)) ? written(signs) : undefined;
  let candidates = [''];
  let unsure = 0;
  for (const sign of signs) {
    const meant = lookalikes[sign];
    if (meant) unsure++;
    candidates = candidates.flatMap(start => (meant ?? [sign]).map(next => start + next));
    if (unsure > mostLookalikes) return undefined;
  }
  const valid = candidates.map(written).filter(isValid);
  return valid.length === 1 ? valid[0] : undefined;
}

function written(signs: string): string {
  return `PD-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

function grouped(signs: string): string {
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

/** Words are made of letters and phone numbers of digits; a code has both. */
function isMixed(signs: string): boolean {
  return /\d/.test(signs) && /[A-Z]/.test(signs);
}

/** Upper case, plain dashes and widths; a keyboard for Vietnamese makes "PĐ" of "PD". */
function plainSigns(text: string): string {
  return clip(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replace(/[‐-―−]/g, '-');
}
