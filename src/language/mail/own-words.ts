import { bare } from '../fold';
import data from './data/quotes.json';

/** How many lines a line of attribution ("On … wrote:") may be broken into. */
const mostAttributionLines = 3;
/** How far below "From:" its next header line stands at most. */
const headerReach = 3;

/**
 * What the sender of a mail wrote herself: without the mails that she answers or forwards, and without
 * her signature. Bounded by the text's length. A mail that is all quotation gives nothing: look at the
 * whole then, for what was forwarded is what she wants read.
 */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((_, at) => endsHere(lines, at));
  return (end < 0 ? lines : lines.slice(0, end))
    .filter(line => !line.trimStart().startsWith('>'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function endsHere(lines: readonly string[], at: number): boolean {
  const line = plain(lines[at]);
  return (
    /^-{2}$/.test(line) ||
    /^_{10,}$/.test(line) ||
    isSeparator(line) ||
    isDevice(line) ||
    isAttribution(lines, at) ||
    isHeaderBlock(lines, at)
  );
}

const plain = (line: string | undefined): string => bare((line ?? '').slice(0, 500)).trim();

/** "-----Original Message-----", with whatever strokes around it. */
function isSeparator(line: string): boolean {
  if (!/^[-_=*\s]{2,}|:$/.test(line)) return false;
  const words = line.replace(/^[-_=*\s]+|[-_=*\s:]+$/g, '');
  return data.separators.includes(words);
}

const isDevice = (line: string): boolean => data.devices.some(device => line.startsWith(device));

function isAttribution(lines: readonly string[], at: number): boolean {
  const { starts, ends } = data.attribution;
  const first = plain(lines[at]);
  if (!starts.some(start => first.startsWith(start)) && !/<[^<>@\s]+@[^<>\s]+>/.test(first))
    return false;
  let joined = '';
  for (let line = at; line < at + mostAttributionLines; line++) {
    joined = `${joined} ${plain(lines[line])}`.trim();
    if (!ends.some(end => joined.endsWith(end))) continue;
    // "On Monday a man wrote:" tells of something; an attribution names a time or an address.
    return /\d{1,2}[:h]\d{2}|@|\d{4}/.test(joined);
  }
  return false;
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const { first, next } = data.headers;
  if (!first.includes(headerName(lines[at]))) return false;
  return lines.slice(at + 1, at + 1 + headerReach).some(line => next.includes(headerName(line)));
}

/** The name of a line like "*From:* somebody", or nothing. */
const headerName = (line: string | undefined): string =>
  /^[*_\s]*([a-z ]{2,12}?)\s*[*_]*\s*:/.exec(plain(line))?.[1] ?? '';
