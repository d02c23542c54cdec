/**
 * One line of a CSV file (RFC 4180), every cell quoted. A cell that a spreadsheet would run as a
 * formula gets an apostrophe in front, so that nothing a customer wrote is ever executed (OWASP, CSV
 * injection); the telephone numbers' + is such a beginning too.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  return `"${withoutFormula(text).replaceAll('"', '""')}"`;
}

function withoutFormula(text: string): string {
  // Spreadsheets pass over blanks and marks that are not seen before they look for a formula, and
  // read the full-width forms of East Asian keyboards alike.
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
