import { element } from '../../dom';
import { fill, type Language, textsOf } from '../texts';
import type { OpenQuestion } from './answer-for';

/**
 * The answers of a list as boxes to tick, sent together as `a, b, c`; one that excludes all others is sent
 * by pressing it.
 */
export function choicesAnswer(
  { titles, prompt }: OpenQuestion,
  language: Language,
  send: (text: string) => void,
): HTMLElement {
  const texts = textsOf(language).answer;
  const alone = new Set(prompt.exclusive);
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
