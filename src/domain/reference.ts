/**
 * Case numbers (`PD-7K3M-9QX4`) and access codes (`K7MQ-3XWP-9RTV`): read out over the phone and typed
 * by hand, so they use 31 symbols that are not mistaken for each other (no 0 O 1 I L). The last symbol
 * of a case number is a check: weights modulo the prime 31 find every single wrong symbol and every
 * two symbols that changed places.
 */
export const symbols = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A whole number from 0 up to, not including, the bound. */
export type RandomInteger = (bound: number) => number;

const bodyLength = 7;

export function newReference(random: RandomInteger): string {
  const body = randomSymbols(random, bodyLength);
  return formatReference(body + checkSymbol(body));
}

export function newAccessCode(random: RandomInteger): string {
  return (randomSymbols(random, 12).match(/.{4}/g) ?? []).join('-');
}

/** Whether a text is a case number in its exact written form, with a check symbol that holds. */
export function isReference(text: string): boolean {
  const match = /^PD-([2-9A-HJKMNP-Z]{4})-([2-9A-HJKMNP-Z]{4})$/.exec(text);
  if (!match) return false;
  const all = `${match[1]}${match[2]}`;
  return checkSymbol(all.slice(0, bodyLength)) === all[bodyLength];
}

/** Access codes as they are compared: upper case, nothing but symbols. */
export function normalAccessCode(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

function formatReference(all: string): string {
  return `PD-${all.slice(0, 4)}-${all.slice(4)}`;
}

function checkSymbol(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place++)
    sum += symbols.indexOf(body.charAt(place)) * (place + 2);
  return symbols.charAt(sum % symbols.length);
}

function randomSymbols(random: RandomInteger, length: number): string {
  return Array.from({ length }, () => symbols.charAt(random(symbols.length))).join('');
}

/** A case number as it is stored, however somebody has typed it; what is no number stays none. */
export function normalReference(text: string): string {
  const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return plain.replace(/^PD(.{4})(.{4})$/, 'PD-$1-$2');
}
