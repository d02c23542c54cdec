import { choices as en } from '../../../../locales/en/form.json';
import { choices as vi } from '../../../../locales/vi/form.json';
import { element } from '../../dom';
import { fill, type Language, textsOf } from '../texts';

/** Answers that exclude all others, so that pressing one sends it. */
const alone = new Set([vi, en].flatMap(each => [each.unknown, each.human, each.skip]));

/** Whether of these answers several can be true at once: of two, one is meant. */
export const takesSeveral = (titles: readonly string[]): boolean =>
  titles.filter(title => !alone.has(title)).length > 2;

/** The answers of a list as boxes to tick, sent together as `a, b, c`. */
export function choicesAnswer(
  titles: readonly string[],
  language: Language,
  send: (text: string) => void,
): HTMLElement {
  const texts = textsOf(language).answer;
  const boxes = titles
    .filter(title => !alone.has(title))
    .map(title => element('input', { type: 'checkbox', value: title }));
  const chosen = () => boxes.filter(box => box.checked).map(box => box.value);
  const sendButton = element('button', { type: 'submit', class: 'button strong' });
  const draw = () => {
    const count = chosen().length;
    sendButton.textContent = count > 1 ? fill(texts.sendCount, { count }) : texts.send;
    sendButton.disabled = count === 0;
  };
  const others = titles
    .filter(title => alone.has(title))
    .map(title => {
      const button = element('button', { type: 'button', class: 'button' }, title);
      button.addEventListener('click', () => send(title));
      return button;
    });
  const form = element(
    'form',
    { class: 'answer choices', lang: language },
    element(
      'fieldset',
      {},
      element('legend', {}, texts.several),
      ...boxes.map(box => element('label', { class: 'chip' }, box, box.value)),
    ),
    element('div', { class: 'row' }, sendButton, ...others),
  );
  form.addEventListener('change', draw);
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (chosen().length > 0) send(chosen().join(', '));
  });
  draw();
  return form;
}
