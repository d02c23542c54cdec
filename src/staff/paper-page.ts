import type { Language } from '../domain/language';
import { Html, html } from './html';

/** What such a page may do when a browser opens it, as a header or inside it: show itself, nothing else. */
export const paperPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.4rem; margin: 0; } .quiet { opacity: .75; margin: 0; }
@media print { body { max-width: none; padding: 0; } @page { margin: 16mm; } }
`;

interface PaperPage {
  language: Language;
  title: string;
  /** Said in small letters below the title. */
  note: string;
  /** CSS of this page's own, after what all share. */
  style: string;
  body: Html | readonly Html[];
}

/** One page without scripts or links, to read on a screen, to print and to keep. */
export function paperPage({ language, title, note, style: own, body }: PaperPage): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${paperPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(style + own)}</style>
</head>
<body>
<h1>${title}</h1>
<p class="quiet">${note}</p>
${body}
</body>
</html>
`.source;
}
