import { remember } from '../remember';
import { clip } from './words';

/** A text in which spoken and spaced ways of writing an address have become "@" and ".". */
export interface AtText {
  text: string;
  /** A comma stood where the dot should be, "@" came twice: the customer is asked. */
  mended: boolean;
}

const at =
  /[＠﹫]|\s{0,2}[([{<]\s{0,2}(?:at|a\s?c[oò]ng|@)\s{0,2}[)\]}>]\s{0,2}|\s{1,2}@?(?:a|á|à|@)[\s-]?c(?:ò|o|õ)ng\s{1,2}|(?<=[\w.])(?<!\b(?:was|were|am|is|are|be|me|us|him|them|look|looked|up|bought|ordered|shop|shopped|work|account|mail|email|registered|signed))\s{1,2}at\s{1,2}(?=[a-z0-9-]{2,40}(?:\.|\s(?:dot|chấm|cham)\s))|@\s?c(?:ò|o)ng\s/giu;
/** Without one of these there is no address to be found. */
const mayHoldAt = /[@＠﹫]|[cC][oòõOÒÕ][nN][gG]|\b[aA][tT]\b/;
const dotWord =
  /\s{0,2}[([{]\s{0,2}(?:dot|ch[aấ]m)\s{0,2}[)\]}]\s{0,2}|(?<=[a-z0-9])\s{1,2}(?:dot|ch[aấ]m)\s{1,2}(?=[a-z0-9])/giu;
const spacedAt = /[ \t]{0,3}@[ \t]{0,3}/g;
const spacedDot =
  /(@[a-z0-9-]{1,63})(?:[ \t]{1,2}\.[ \t]{0,2}|\.[ \t]{1,2})(?=(?:com|vn|net|org|edu)\b)/gi;
const lostDot = /(@(?:gmail|yahoo|hotmail|outlook|icloud))[ \t]{1,2}(com)(?![a-z])/gi;
const comma = /(@[a-z0-9-]{1,63})[,;][ \t]?(com|vn|net|org|edu)(?![a-z])/gi;
const spacedDots = /(@[a-z0-9-]{1,63}\.com)(?:[ \t]{1,2}\.[ \t]{0,2}|\.[ \t]{1,2})(?=vn\b)/gi;

/** Writes "lan (at) gmail dot com", "lan a còng gmail.com" and "lan @ gmail .com" the usual way. */
export const withPlainAt: (said: string) => AtText = remember(said => {
  const clipped = clip(said)
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
  if (!mayHoldAt.test(clipped)) return { text: clipped, mended: false };
  let text = clipped.replace(at, '@').replace(spacedAt, '@');
  if (!text.includes('@')) return { text, mended: false };
  text = text.replace(dotWord, '.').replace(spacedDot, '$1.').replace(spacedDots, '$1.');
  const plain = text
    .replace(/@{2,}/g, '@')
    .replace(comma, '$1.$2')
    .replace(lostDot, '$1.$2')
    .replace(/(@[a-z0-9-]{1,63})\.{2,}(?=[a-z])/gi, '$1.');
  return { text: plain, mended: plain !== text };
});
