import { bare } from '../fold';
import data from './data/email-domains.json';
import { withPlainAt } from './email-text';
import { slips } from './spelling';
import { clip } from './words';

export type EmailReading =
  | { kind: 'email'; value: string }
  /** Perhaps mistyped ("gmai.com"): the customer is asked which is meant. */
  | { kind: 'suspicious'; value: string; suggestion: string }
  /** Meant as an address, but none. */
  | { kind: 'invalid'; said: string };

const providers: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.providers));
const mistypedEndings: ReadonlyMap<string, string> = new Map(Object.entries(data.mistypedEndings));
const endings = new Set(data.endings);

const mostLocal = 64;
const mostAddress = 254;
const inLocal = /[\p{L}\p{N}._%+'-]/u;
const inDomain = /[\p{L}\p{N}.-]/u;
const localForm = /^[a-z0-9_%+'-]+(?:\.[a-z0-9_%+'-]+)*$/i;
const domainForm = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;
const withoutAt =
  /(?:^|[\s:,;("'])([a-z0-9][a-z0-9_.+-]{2,40}?)(gmail\.com|yahoo\.com(?:\.vn)?|hotmail\.com|outlook\.com|icloud\.com)(?![a-z0-9])/i;

/** E-mail addresses in a text, good, doubtful and unusable ones. */
export function readEmails(text: string): EmailReading[] {
  const { text: plain, mended } = withPlainAt(text);
  const readings: EmailReading[] = [];
  for (let at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
    const local = localBefore(plain, at);
    const domain = domainAfter(plain, at);
    if (local === '' && domain === '') continue;
    const reading = judge(local, domain);
    if (!reading) continue;
    readings.push(
      mended && reading.kind === 'email'
        ? { kind: 'suspicious', value: saidAround(text, reading.value), suggestion: reading.value }
        : reading,
    );
  }
  if (readings.length > 0 || plain.includes('@')) return readings;
  const lost = /\.com/i.test(text) ? withoutAt.exec(clip(text)) : null;
  if (!lost?.[1] || /^(?:www|http)/i.test(lost[1]) || lost[1].endsWith('.')) return [];
  const [value, suggestion] = [`${lost[1]}${lost[2]}`, `${lost[1]}@${lost[2]?.toLowerCase()}`];
  return [{ kind: 'suspicious', value, suggestion }];
}

/** The address that an answer gives: a good one before a doubtful one. */
export function readEmail(text: string): EmailReading | undefined {
  const readings = readEmails(text);
  return readings.find(reading => reading.kind === 'email') ?? readings[0];
}

function judge(local: string, domain: string): EmailReading | undefined {
  const said = `${local}@${domain}`;
  if (local === '' || domain === '') {
    return domain.includes('.') || local.length > 2 ? { kind: 'invalid', said } : undefined;
  }
  const trimmed = trimSentence(domain);
  const meant = mendDomain(trimmed);
  const value = `${local}@${trimmed}`;
  if (meant === undefined || !usable(mendLocal(local), meant)) return { kind: 'invalid', said };
  const suggestion = `${mendLocal(local)}@${meant}`;
  return value === suggestion
    ? { kind: 'email', value }
    : { kind: 'suspicious', value, suggestion };
}

function usable(local: string, domain: string): boolean {
  const short = local.length <= mostLocal && local.length + domain.length < mostAddress;
  return short && localForm.test(local) && domainForm.test(domain);
}

/** Accents that the keyboard put in, two dots in a row. */
function mendLocal(local: string): string {
  return bareKeepingCase(local).replace(/\.{2,}/g, '.');
}

/** The domain that was meant, or `undefined` where that cannot be told. */
function mendDomain(domain: string): string | undefined {
  const dot = domain.indexOf('.');
  if (dot < 0) return nearestProvider(domain, '');
  const name = domain.slice(0, dot);
  const ending = domain.slice(dot + 1);
  const provider = providers.get(name);
  if (provider?.includes(ending)) return domain;
  const nearest = nearestProvider(name, ending);
  if (nearest) return nearest;
  return `${name}.${mistypedEnding(ending) ?? ending}`;
}

function mistypedEnding(ending: string): string | undefined {
  const whole = mistypedEndings.get(ending);
  if (whole !== undefined) return whole;
  const last = ending.slice(ending.lastIndexOf('.') + 1);
  const mended = mistypedEndings.get(last);
  if (endings.has(ending) || mended === undefined) return undefined;
  return ending.slice(0, ending.length - last.length) + mended;
}

/** "gmial.com", "gmail.con", "gmail": the well-known provider that this must be. */
function nearestProvider(name: string, ending: string): string | undefined {
  const own = providers.has(name) ? name : closest(name);
  if (own === undefined) return undefined;
  const known = providers.get(own) ?? [];
  const mended = mistypedEndings.get(ending) ?? ending;
  if (known.includes(mended)) return `${own}.${mended}`;
  const reputable = own === name && endings.has(ending) && !suspects.has(own);
  return reputable ? undefined : `${own}.${known[0]}`;
}

/** Providers that have no other endings: "gmail.vn" is not one of theirs. */
const suspects = new Set(['gmail', 'icloud', 'yahoo', 'hotmail', 'outlook']);

function closest(name: string): string | undefined {
  if (name.length < 4 || name.length > 12) return undefined;
  let best: { provider: string; off: number } | undefined;
  for (const provider of suspects) {
    const limit = provider.length >= 7 ? 2 : 1;
    const off = slips(name, provider, limit);
    if (off <= limit && (!best || off < best.off)) best = { provider, off };
  }
  return best?.provider;
}

/** Takes off what follows the address without a space: "b.vnnhé", "gmail.com.Cảm ơn". */
function trimSentence(domain: string): string {
  const labels = domain.normalize('NFC').split('.');
  while (
    labels.length > 2 &&
    (!isAscii(labels.at(-1)) || !/^[a-z]{2,}$/i.test(labels.at(-1) ?? ''))
  ) {
    labels.pop();
  }
  const last = labels.at(-1) ?? '';
  if (!isAscii(last)) {
    const ending = ['com', 'net', 'org', 'vn'].find(known => last.toLowerCase().startsWith(known));
    if (ending) labels[labels.length - 1] = ending;
  }
  const capital = /^[A-Z][a-z]+$/.test(labels.at(-1) ?? '') && labels.length > 2;
  if (capital && endings.has((labels.at(-2) ?? '').toLowerCase())) labels.pop();
  return bare(labels.join('.'));
}

function localBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from <= mostLocal + 1 && inLocal.test(text[from - 1] ?? '')) from--;
  return text
    .slice(from, at)
    .replace(/^[.'%-]+/, '')
    .replace(/[.']+$/, '');
}

function domainAfter(text: string, at: number): string {
  let to = at + 1;
  while (to < text.length && to - at <= mostAddress && inDomain.test(text[to] ?? '')) to++;
  return text
    .slice(at + 1, to)
    .replace(/^[.-]+/, '')
    .replace(/[.-]+$/, '');
}

/** As the customer wrote it, where mending changed it. */
function saidAround(text: string, value: string): string {
  const clipped = clip(text);
  const local = value.slice(0, value.indexOf('@'));
  const from = clipped.indexOf(local);
  return from < 0 ? value : clipped.slice(from, from + value.length + 2).trim();
}

function bareKeepingCase(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
}

function isAscii(text: string | undefined): boolean {
  return /^[\u0020-\u007e]*$/.test(text ?? '');
}
