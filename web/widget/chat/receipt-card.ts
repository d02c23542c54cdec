import { element } from '../dom';
import type { ReceiptEntity } from './entities';
import { printAlone } from './receipt-print';
import { fill, type Language, localeTags, type Texts, textsOf } from './texts';

/** The receipt of a filed case, to keep: number, code, times, and a way to copy them. */
export function receiptCard(receipt: ReceiptEntity, language: Language): HTMLElement {
  const texts = textsOf(language).receipt;
  const rows = receiptRows(receipt, language);
  const list = element('dl');
  for (const { label, value, hint, name } of rows) {
    const shown = element('dd', { class: name }, value);
    if (hint) shown.append(element('small', {}, hint));
    list.append(element('dt', {}, label), shown);
  }
  const plain = plainReceipt(texts, rows);
  const said = element('span', { role: 'status', class: 'said' });
  const copy = element('button', { type: 'button', class: 'button' }, texts.copy);
  copy.addEventListener('click', async () => {
    said.textContent = (await copied(plain)) ? texts.copied : texts.copyFailed;
  });
  const print = element('button', { type: 'button', class: 'button' }, texts.print);
  const subject = fill(texts.mailSubject, { reference: receipt.reference });
  const mail = element('a', { class: 'button', href: mailTo(subject, plain) }, texts.email);
  const card = element(
    'section',
    { class: 'receipt', 'aria-label': texts.title, lang: language },
    element('h2', {}, texts.title),
    list,
    element('p', { class: 'actions' }, copy, print, mail, said),
  );
  print.addEventListener('click', () => printAlone(card));
  return card;
}

/** A letter in the customer's own mail program, to herself or to whomever she names. */
const mailTo = (subject: string, text: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

/** One line a fact, as it is copied and as screen readers get it. */
export function plainReceipt(texts: Texts['receipt'], rows: ReceiptRow[]): string {
  return [texts.title, ...rows.map(({ label, value }) => `${label}: ${value}`)].join('\n');
}

export interface ReceiptRow {
  name: string;
  label: string;
  value: string;
  hint?: string;
}

/** The facts of a receipt in words; times are Hanoi's. */
export function receiptRows(receipt: ReceiptEntity, language: Language): ReceiptRow[] {
  const texts = textsOf(language).receipt;
  const dueLabels: Partial<Record<string, string>> = texts.dueAt;
  const { reference, accessCode, receivedAt, clocks } = receipt;
  return [
    { name: 'reference', label: texts.reference, value: reference },
    ...(accessCode
      ? [{ name: 'code', label: texts.accessCode, value: accessCode, hint: texts.accessCodeHint }]
      : []),
    { name: 'received', label: texts.receivedAt, value: hanoiTime(receivedAt, language) },
    ...clocks.map(({ name, dueAt }) => ({
      name: 'due',
      label: dueLabels[name] ?? texts.dueOther,
      value: hanoiTime(dueAt, language),
    })),
  ];
}

function hanoiTime(instant: string, language: Language): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const tag = language === 'en' ? 'en-GB' : localeTags.vi;
  const zone = 'Asia/Ho_Chi_Minh';
  const day = new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    day: 'numeric',
    month: language === 'en' ? 'long' : 'numeric',
    year: 'numeric',
    timeZone: zone,
  }).format(at);
  const time = new Intl.DateTimeFormat(tag, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);
  return `${time}, ${day} (${textsOf(language).receipt.zone})`;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
