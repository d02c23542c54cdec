import { type Intent, intents } from '../../src/language/intent';
import type { IntentReader } from '../../src/language/intents/intent-reader';

export interface Miss {
  readonly text: string;
  readonly wanted: Intent;
  readonly got: Intent;
  readonly confidence: number;
}

export interface Judgement {
  readonly count: number;
  /** How often each intent (row) was read as each (column). */
  readonly confusion: ReadonlyMap<Intent, ReadonlyMap<Intent, number>>;
  readonly misses: readonly Miss[];
  /** Texts by tenth of confidence: how many, and how many of them were right. */
  readonly trust: readonly { readonly count: number; readonly right: number }[];
  readonly medianMs: number;
}

/** Reads every text and compares. */
export function judge(
  texts: readonly { readonly text: string; readonly intent: Intent }[],
  reader: Pick<IntentReader, 'read'>,
): Judgement {
  const confusion = new Map(intents.map(intent => [intent, new Map<Intent, number>()]));
  const trust = Array.from({ length: 10 }, () => ({ count: 0, right: 0 }));
  const misses: Miss[] = [];
  const times: number[] = [];
  for (const { text, intent: wanted } of texts) {
    const started = performance.now();
    const { intent: got, confidence } = reader.read(text);
    times.push(performance.now() - started);
    const row = confusion.get(wanted);
    row?.set(got, (row.get(got) ?? 0) + 1);
    const tenth = trust[Math.min(9, Math.floor(confidence * 10))];
    if (tenth) {
      tenth.count++;
      if (got === wanted) tenth.right++;
    }
    if (got !== wanted) misses.push({ text, wanted, got, confidence });
  }
  times.sort((one, other) => one - other);
  const medianMs = times[times.length >> 1] ?? 0;
  return { count: texts.length, confusion, misses, trust, medianMs };
}

/** The share that was read rightly, 0 to 1. */
export const accuracy = ({ count, misses }: Judgement): number => 1 - misses.length / count;

/** The figures as text: by intent, the confusion table, and trust by tenth of confidence. */
export function table(judgement: Judgement): string {
  const { confusion } = judgement;
  const at = (row: Intent, column: Intent) => confusion.get(row)?.get(column) ?? 0;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const percent = (part: number, whole: number) =>
    whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`;
  const name = (text: string) => text.padEnd(18);
  const cell = (text: string) => text.padStart(9);

  const figures = intents.map(intent => {
    const said = sum(intents.map(other => at(intent, other)));
    const read = sum(intents.map(other => at(other, intent)));
    const right = at(intent, intent);
    return name(intent) + cell(`${said}`) + cell(percent(right, read)) + cell(percent(right, said));
  });
  const marks = intents.map((_, place) => String.fromCharCode(65 + place));
  const rows = intents.map(
    (intent, place) =>
      `${marks[place]} ${name(intent)}${intents.map(other => `${at(intent, other) || '·'}`.padStart(4)).join('')}`,
  );
  const trust = judgement.trust.map(
    ({ count, right }, tenth) =>
      `${name(`${tenth * 10}–${tenth * 10 + 10} %`)}${cell(`${count}`)}${cell(percent(right, count))}`,
  );
  return [
    `Right: ${percent(judgement.count - judgement.misses.length, judgement.count)} of ${judgement.count}`,
    '',
    name('intent') + cell('texts') + cell('precision') + cell('recall'),
    ...figures,
    '',
    `Rows: what was meant; columns: what was read.`,
    `  ${name('')}${marks.map(mark => mark.padStart(4)).join('')}`,
    ...rows,
    '',
    name('confidence') + cell('texts') + cell('right'),
    ...trust,
  ].join('\n');
}
