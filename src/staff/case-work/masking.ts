import type { Contact } from '../../domain/answers';
import type { Case } from '../../domain/case';
import type { Json, JsonObject } from '../../domain/json';
import { formatPhone } from '../../i18n/formats';

/** Who a customer is, as it is shown to whoever need not know: enough to tell two apart on the phone. */
export function maskPhone(phone: string): string {
  const shown = formatPhone(phone);
  const digits = shown.replace(/\D/g, '').length;
  let place = 0;
  return shown.replace(/\d/g, digit => {
    place += 1;
    return place <= 2 || place > digits - 3 ? digit : '•';
  });
}

/** “nam.tran@gmail.com” as “n•••@gmail.com”. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = [...email];
  return `${first}•••${email.slice(at)}`;
}

/** “Đặng Thị Thủy Tiên” as “Đ••• T•••”. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map(word => `${[...(word ?? '')][0] ?? ''}•••`).join(' ');
}

export const maskContact = ({ phone, email }: Contact): Contact => ({
  ...(phone !== undefined && { phone: maskPhone(phone) }),
  ...(email !== undefined && { email: maskEmail(email) }),
});

/** The fields that say who a customer is, or for whom she speaks. */
export const identifyingFields: ReadonlySet<string> = new Set(['name', 'reach', 'person', 'right']);

/** Its parts are bounded (RFC 5321), so that a long text without blanks is not tried from every place. */
const emailPattern = /[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;:]{1,253}\.[^\s@<>()"',;:.]{1,63}/gu;
/** Phones, numbers of papers, accounts and cards, however they are set out; no dates. */
const numberPattern = /(?<![\w/:-])\+?\d(?:[ .()-]{0,2}\d){8,}(?![\w:])/gu;

/** Takes out of words what names or numbers the customer: her own, and whatever looks like it. */
export function wordMask(request: Pick<Case, 'answers'>): (text: string) => string {
  const names = ['name', 'person'].flatMap(field => {
    const answer = request.answers[field];
    return answer?.kind === 'text' && answer.text.trim().length > 1 ? [answer.text.trim()] : [];
  });
  const named = names.flatMap(name => {
    const given = name.split(/\s+/u).at(-1) ?? '';
    return [
      { pattern: wordPattern(name, 'giu'), mask: maskName(name) },
      // As she is called; in small letters the same is often a word of its own.
      ...(given.length > 1 && given !== name
        ? [{ pattern: wordPattern(given, 'gu'), mask: maskName(given) }]
        : []),
    ];
  });
  return text =>
    named
      .reduce((words, { pattern, mask }) => words.replace(pattern, mask), text.normalize('NFC'))
      .replace(emailPattern, maskEmail)
      .replace(numberPattern, number => (isDate(number) ? number : maskNumber(number)));
}

const wordPattern = (word: string, flags: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${word.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    flags,
  );

const isDate = (text: string): boolean => /^(19|20)\d\d-\d\d-\d\d/.test(text);

function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '').length;
  let place = 0;
  return number.replace(/\d/g, digit => {
    place += 1;
    return place > digits - 2 ? digit : '•';
  });
}

/** What ids, times and hashes stand under: they say nothing, and programs need them whole. */
const plain = new Set([
  ...['id', 'replyToId', 'timestamp', 'localTimestamp', 'sha256', 'contentType', 'locale', 'type'],
  ...['channelId', 'serviceUrl', 'reference', 'dueAt', 'previousDueAt', 'awareAt', 'size', 'file'],
]);

/** The same for everything that a piece of JSON says. */
export function maskJson(value: JsonObject, mask: (text: string) => string): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      plain.has(name) ? part : masked(part, mask),
    ]),
  );
}

function masked(value: Json, mask: (text: string) => string): Json {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map(part => masked(part, mask));
  return value !== null && typeof value === 'object' ? maskJson(value, mask) : value;
}
