import { type CaseSummary, listCases } from './api';
import { button, element, link, table } from './dom';
import type { Frame } from './frame';
import { fill } from './texts';

const openStates = 'new,in-progress,waiting-for-customer,answered,reopened';
const pageSize = 50;

/** The cases, nearest due first. */
export async function queueView(frame: Frame, all = false, shown = pageSize): Promise<Node[]> {
  const { texts } = frame;
  const query = new URLSearchParams({ limit: String(Math.min(shown, 200)) });
  if (!all) query.set('state', openStates);
  const { cases, total } = await listCases(String(query));
  const again = (nextAll: boolean, nextShown = pageSize) =>
    frame.show(() => queueView(frame, nextAll, nextShown));
  const more = cases.length < total && shown < 200;
  return [
    element('h1', {}, texts.queue),
    element(
      'div',
      { class: 'bar' },
      button(texts.open, () => again(false), { 'aria-pressed': String(!all) }),
      button(texts.all, () => again(true), { 'aria-pressed': String(all) }),
      button(texts.reload, () => again(all, shown)),
      element('span', { class: 'quiet' }, fill(texts.total, { count: total })),
    ),
    cases.length === 0
      ? element('p', {}, texts.none)
      : table(
          [texts.due, texts.number, texts.request, texts.state, texts.received],
          cases.map(one => row(frame, one)),
        ),
    ...(more ? [button(texts.more, () => again(all, shown + pageSize))] : []),
  ];
}

function row(frame: Frame, one: CaseSummary): (Node | string)[] {
  const urgency = element('span', { class: one.urgency }, frame.texts.urgency[one.urgency]);
  const due = element('div', {}, urgency);
  if (one.next) due.append(element('br'), one.next.dueShown);
  return [
    due,
    link(one.reference, `/staff/cases/${one.reference}`, frame.go),
    one.typeName,
    one.stateName,
    one.receivedShown,
  ];
}
