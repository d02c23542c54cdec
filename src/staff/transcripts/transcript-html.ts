import { localDateOf } from '../../domain/hanoi-time';
import type { Language } from '../../domain/language';
import { formatClockTime, formatDay } from '../../i18n/formats';
import { type Html, html, lines } from '../html';
import { paperPage } from '../paper-page';
import type { StaffTexts } from '../staff-texts';
import { speakerName } from './speaker-name';
import type { Transcript, TranscriptLine } from './transcript';

const style = `
body { max-width: 46rem; } h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
article { border-inline-start: .25rem solid #767676; padding: .1rem 0 .1rem .8rem; margin: .8rem 0; break-inside: avoid; }
article.customer { border-color: #0b63ce; } article.staff { border-color: #1a7f37; }
article > * { margin: 0; overflow-wrap: anywhere; }
.head { font-weight: 600; } time { font-weight: 400; opacity: .75; font-variant-numeric: tabular-nums; }
.extra { opacity: .8; font-size: .9rem; }
@media print { body { font-size: 10.5pt; } }
`;

/** The transcript as one page without scripts or links, that reads on screen and prints well. */
export function transcriptHtml(
  transcript: Transcript,
  texts: StaffTexts,
  language: Language,
): string {
  const title = texts.t(language, 'staff.transcript.title', { reference: transcript.reference });
  let day = '';
  const said = transcript.lines.map(line => {
    const today = localDateOf(line.at);
    const heading = today === day ? html`` : html`<h2>${formatDay(language, line.at)}</h2>\n`;
    day = today;
    return html`${heading}${article(line, texts, language)}`;
  });
  return paperPage({
    ...{ language, style, title },
    note: texts.t(language, 'staff.transcript.zone'),
    body: said.length > 0 ? said : html`<p>${texts.t(language, 'staff.transcript.empty')}</p>`,
  });
}

function article(line: TranscriptLine, texts: StaffTexts, language: Language): Html {
  const time = html`<time datetime="${line.at.toISOString()}">${formatClockTime(line.at)}</time>`;
  const said = line.text === '' ? html`` : html`<p dir="auto">${lines(line.text)}</p>`;
  const gone = line.redacted
    ? html`<p class="extra">${texts.t(language, 'casework.redactedMessage')}</p>`
    : html``;
  const files = line.files.map(
    file =>
      html`<p class="extra" dir="auto">${texts.t(language, 'staff.transcript.file', { file })}</p>`,
  );
  const offered =
    line.offered.length === 0
      ? html``
      : html`<p class="extra">${texts.t(language, 'staff.transcript.offered', { choices: line.offered.join(' | ') })}</p>`;
  return html`<article class="${line.from}">
<p class="head"><bdi>${speakerName(line, texts, language)}</bdi> ${time}</p>
${said}${gone}${files}${offered}
</article>
`;
}
