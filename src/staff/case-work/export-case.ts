import type { z } from 'zod';
import type { Language } from '../../domain/language';
import { formatInstant } from '../../i18n/formats';
import type { caseSchema } from '../api/schemas';
import { type Html, html, lines } from '../html';
import { paperPage } from '../paper-page';
import type { StaffTexts } from '../staff-texts';
import { eventName } from './event-names';

type Shown = z.output<typeof caseSchema>;

const style = `
body { max-width: 52rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; }
table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; }
th, td { text-align: start; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
th { font-weight: 600; min-width: 8rem; }
@media print { body { font-size: 10pt; } }
`;

export interface CasePage {
  shown: Shown;
  texts: StaffTexts;
  language: Language;
  /** Who exports it, and when. */
  by: string;
  at: Date;
}

/** A case as one page without scripts or links, that reads on screen and prints well. */
export function casePage({ shown, texts, language, by, at }: CasePage): string {
  const say = (key: string, params?: Record<string, string>): string =>
    texts.t(language, `casework.export.${key}`, params);
  return paperPage({
    ...{ language, style },
    title: say('title', { reference: shown.reference }),
    note: `${say('by', { name: by, at: formatInstant(language, at) })} ${say('zone')}`,
    body: html`${rows(say('case'), facts(shown, say, texts, language))}
${rows(
  say('due'),
  shown.clocks.map(clock => [clock.label, clockLine(clock, say, language)]),
)}
${rows(
  say('answers'),
  shown.answers.map(({ label, value }) => [label, value]),
)}
${rows(
  say('evidence'),
  shown.evidence.map(file => [
    file.name,
    `${file.contentType}, ${file.sizeShown}\nSHA-256 ${file.sha256}`,
  ]),
)}
${history(shown, say, texts, language)}`,
  });
}

type Say = (key: string, params?: Record<string, string>) => string;

function facts(shown: Shown, say: Say, texts: StaffTexts, language: Language): [string, string][] {
  const fact = (key: string): string => texts.t(language, `staff.facts.${key}`);
  const { contact, outcome, assignedTo, customerName } = shown;
  const reach = [contact.phone, contact.email].filter(part => part !== undefined).join(', ');
  return [
    [fact('reference'), shown.reference],
    [fact('type'), shown.typeName],
    [fact('received'), shown.receivedShown],
    [fact('state'), shown.stateName],
    ...(outcome
      ? [[say('outcome'), texts.t(language, `casework.outcomes.${outcome}`)] as [string, string]]
      : []),
    ...(customerName ? [[say('name'), customerName] as [string, string]] : []),
    [fact('reach'), reach],
    [fact('language'), texts.t(language, `staff.languages.${shown.language}`)],
    ...(assignedTo ? [[say('assigned'), assignedTo.name] as [string, string]] : []),
  ];
}

function clockLine(clock: Shown['clocks'][number], say: Say, language: Language): string {
  const { extended, metAt } = clock;
  return [
    clock.dueShown,
    metAt ? say('met', { at: formatInstant(language, new Date(metAt)) }) : say('open'),
    ...(extended
      ? [say('extended', { previous: extended.previousDueShown, reason: extended.reasonName })]
      : []),
  ].join('\n');
}

function rows(title: string, pairs: [string, string][]): Html {
  if (pairs.length === 0) return html``;
  return html`<h2>${title}</h2>
<table>
${pairs.map(
  ([label, value]) => html`<tr><th scope="row">${label}</th><td dir="auto">${lines(value)}</td></tr>
`,
)}</table>`;
}

function history(shown: Shown, say: Say, texts: StaffTexts, language: Language): Html {
  const head = ['when', 'who', 'what', 'detail'].map(key => html`<th scope="col">${say(key)}</th>`);
  return html`<h2>${say('history')}</h2>
<table>
<tr>${head}</tr>
${shown.history.map(
  ({ atShown, actor, type, detail }) => html`<tr>
<td>${atShown}</td>
<td>${actor.name ?? texts.t(language, `staff.actors.${actor.kind}`)}</td>
<td>${eventName(type, texts, language)}</td>
<td dir="auto">${lines(detailLine(detail))}</td>
</tr>
`,
)}</table>`;
}

const detailLine = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
