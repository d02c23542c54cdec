/** A piece of HTML that is safe to send: made by `html` alone. */
export class Html {
  constructor(readonly source: string) {}
  toString(): string {
    return this.source;
  }
}

type Insertable = Html | readonly Html[] | string | number;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text as HTML shows it and never runs it; characters that no page may hold become `�`. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, symbol => entities[symbol] ?? '');
}

/** Tabs and line ends stay, other control characters and lone halves of symbols become `�`. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '\uFFFD')
    .toWellFormed();
}

/** Markup with everything inserted escaped, unless it is HTML made here already. */
export function html(parts: TemplateStringsArray, ...inserted: Insertable[]): Html {
  return new Html(parts.reduce((whole, part, index) => whole + source(inserted[index - 1]) + part));
}

/** Escaped text whose line ends are kept in every mail program. */
export function lines(text: string): Html {
  return new Html(escapeHtml(text).replaceAll('\n', '<br>\n'));
}

function source(insert: Insertable | undefined): string {
  if (insert === undefined) return '';
  if (insert instanceof Html) return insert.source;
  if (typeof insert === 'string' || typeof insert === 'number') return escapeHtml(String(insert));
  return insert.map(piece => piece.source).join('');
}
