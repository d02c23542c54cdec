import { createRequire } from 'node:module';
import type * as PhoneNumbers from 'libphonenumber-js/min';
import old from './data/old-phone-prefixes.json';

export interface PhoneForms {
  /** As it is kept and compared: `+84912345678`. */
  e164: string;
  /** As it is shown: `0912 345 678`; foreign numbers with their country. */
  display: string;
}

export type PhoneFault = 'too-short' | 'too-long' | 'unknown-prefix';

type Judgement =
  | ({ kind: 'phone' } & PhoneForms)
  /** A number as it was before 2018; the suggestion is what became of it. */
  | { kind: 'old-prefix'; suggestion: PhoneForms };

const mobile = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const landline = /^02\d{9}$/;
let loaded: typeof PhoneNumbers | undefined;

/** Loaded with the first number: it is a hundred files. */
function library(): typeof PhoneNumbers {
  loaded ??= createRequire(__filename)('libphonenumber-js/min') as typeof PhoneNumbers;
  return loaded;
}

/** Fewer are not a phone number with something missing, but a time or a count. */
export const leastDigits = 6;

/** A good number or an old one; anything else is none. */
export function judgePhone(digits: string, plus: boolean): Judgement | undefined {
  if (digits.length < 7 || digits.length > 16) return undefined;
  if (!plus && digits.length === 12 && !digits.startsWith('84')) return undefined;
  const national = nationalOf(digits, plus);
  if (national === undefined) return foreign(plus ? digits : digits.replace(/^00/, ''));
  const renewed = renew(national);
  if (renewed) {
    const suggestion = vietnamese(renewed);
    return suggestion && { kind: 'old-prefix', suggestion };
  }
  const forms = vietnamese(national);
  return forms && { kind: 'phone', ...forms };
}

/** The number as it is dialled in Vietnam, or `undefined` for one of another country. */
function nationalOf(digits: string, plus: boolean): string | undefined {
  const bare = digits.replace(/^00(?=[1-9])/, '');
  const international = plus || bare.length < digits.length;
  if (international && !bare.startsWith('84')) return undefined;
  if (international || (bare.startsWith('84') && bare.length >= 11))
    return `0${bare.slice(2).replace(/^0/, '')}`;
  return digits;
}

function vietnamese(national: string): PhoneForms | undefined {
  if (!mobile.test(national) && !landline.test(national)) return undefined;
  // Nothing is left to be found out by parsing: it takes twice as long as the rest.
  const number = new (library().PhoneNumber)(`+84${national.slice(1)}`);
  return number.isValid() ? { e164: number.number, display: number.formatNational() } : undefined;
}

function foreign(digits: string): Judgement | undefined {
  const number = library().parsePhoneNumberFromString(`+${digits}`);
  if (!number?.isValid() || number.country === 'VN') return undefined;
  return { kind: 'phone', e164: number.number, display: number.formatInternational() };
}

function renew(national: string): string | undefined {
  const mobiles: Readonly<Record<string, string>> = old.mobile;
  const landlines: Readonly<Record<string, string>> = old.landline;
  const prefix = national.length === 11 ? mobiles[national.slice(0, 4)] : undefined;
  if (prefix) return prefix + national.slice(4);
  const area = national.length === 10 ? landlines[national.slice(0, 2)] : undefined;
  return area && area + national.slice(2);
}

/** What is wrong with digits that were meant as a phone number and are none. */
export function phoneFault(digits: string, plus: boolean): PhoneFault | undefined {
  const national = nationalOf(digits, plus);
  if (national === undefined) {
    if (digits.length < 8) return 'too-short';
    return digits.length > 15 ? 'too-long' : 'unknown-prefix';
  }
  if (digits.length < leastDigits) return undefined;
  const due = /^0[12]/.test(national) ? 11 : 10;
  if (national.length < due) return 'too-short';
  return national.length > due ? 'too-long' : 'unknown-prefix';
}
