import type { Case } from '../../domain/case';
import type { Cases } from '../../domain/ports';
import { caseCsvHeader, caseCsvRow } from './case-csv';
import { exportedCase } from './exported-case';

export const exportFormats = ['json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How many cases are in memory at once. */
const pageSize = 200;

/** Writes all cases, oldest first: JSON as one array with a case a line, CSV as spreadsheets take it. */
export async function writeCases(
  cases: Pick<Cases, 'page'>,
  format: ExportFormat,
  out: (text: string) => Promise<void>,
): Promise<void> {
  // Without the mark at the beginning Excel takes UTF-8 for the machine's old code page.
  await out(format === 'csv' ? `\uFEFF${caseCsvHeader}` : '[');
  let first = true;
  for await (const each of allCases(cases)) {
    if (format === 'csv') await out(caseCsvRow(each));
    else await out(`${first ? '\n' : ',\n'}${JSON.stringify(exportedCase(each))}`);
    first = false;
  }
  if (format === 'json') await out(first ? ']\n' : '\n]\n');
}

async function* allCases(cases: Pick<Cases, 'page'>): AsyncGenerator<Case> {
  let after: string | undefined;
  for (;;) {
    const page = await cases.page({ limit: pageSize, ...(after === undefined ? {} : { after }) });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.reference;
  }
}
