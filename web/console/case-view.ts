import { readCase, readTranscript, transcriptAddress, type WholeCase } from './api';
import { button, element, link, table } from './dom';
import type { Frame } from './frame';

/** One case: what it is, what was answered, when it is due, and what happened to it. */
export async function caseView(frame: Frame, reference: string): Promise<Node[]> {
  const { texts } = frame;
  const one = await readCase(reference);
  return [
    element('p', {}, link(texts.back, '/staff', frame.go)),
    element('h1', {}, one.reference),
    element(
      'p',
      {},
      `${one.typeName} · ${one.stateName} · ${texts.received}: ${one.receivedShown}`,
    ),
    ...section(
      texts.clocks,
      one.clocks.map(clock => [
        clock.label,
        clock.dueShown,
        element(
          'span',
          clock.state === 'missed' ? { class: 'late' } : {},
          texts.clockStates[clock.state],
        ),
      ]),
    ),
    ...(one.clocks.every(clock => clock.calendarConfirmed)
      ? []
      : [element('p', { class: 'late' }, texts.calendarUnconfirmed)]),
    ...section(
      texts.answers,
      one.answers.map(({ label, value }) => [
        label,
        element('span', { class: 'words', dir: 'auto' }, value),
      ]),
    ),
    ...section(
      texts.evidence,
      one.evidence.map(file => [
        element('bdi', {}, file.name),
        `${file.sizeShown}, ${file.contentType}`,
        element('code', {}, file.sha256),
      ]),
    ),
    element('h2', {}, texts.transcript),
    ...transcript(frame, reference),
    ...section(
      texts.history,
      one.history.map(event => [
        event.atShown,
        actorName(frame, event.actor),
        eventName(frame, event.type),
      ]),
    ),
  ];
}

function section(title: string, rows: (Node | string)[][]): Node[] {
  return rows.length === 0 ? [] : [element('h2', {}, title), table([], rows)];
}

function actorName({ texts }: Frame, actor: WholeCase['history'][number]['actor']): string {
  return actor.name ?? texts.actors[actor.kind];
}

/** Of what the console has no word for, the code. */
function eventName({ texts }: Frame, type: string): string {
  return Object.entries(texts.events).find(([code]) => code === type)?.[1] ?? type;
}

/** Not shown until asked for: each look at it is written into the history. */
function transcript(frame: Frame, reference: string): Node[] {
  const { texts } = frame;
  const place = element('div');
  const show = button(texts.showTranscript, () => {
    void frame.attempt(async () => {
      const words = await readTranscript(reference);
      place.replaceChildren(element('pre', { tabindex: '0', dir: 'auto' }, words));
      show.remove();
    });
  });
  const print = element(
    'a',
    { href: transcriptAddress(reference, 'html'), target: '_blank', rel: 'noopener' },
    texts.printTranscript,
  );
  return [element('div', { class: 'bar' }, show, print), place];
}
