import { element } from '../../dom';
import { fill, type Language, textsOf } from '../texts';

/**
 * A day, or the first and last of several, from a calendar: beside free words, never instead of them. What
 * is sent reads as if it had been written.
 * @param today in Hanoi, `yyyy-mm-dd`; later days cannot be chosen.
 */
export function dateAnswer(
  today: string,
  language: Language,
  send: (text: string) => void,
): HTMLElement {
  const texts = textsOf(language).answer;
  const first = element('input', { type: 'date', max: today, required: '' });
  const last = element('input', { type: 'date', max: today });
  const firstLabel = element('span', {}, texts.day);
  const lastField = element('label', { hidden: '' }, element('span', {}, texts.to), last);
  const range = element('button', { type: 'button', class: 'button quiet' }, texts.range);
  const said = element('p', { class: 'said', role: 'alert' });
  range.addEventListener('click', () => {
    const isRange = lastField.hasAttribute('hidden');
    lastField.toggleAttribute('hidden', !isRange);
    last.required = isRange;
    firstLabel.textContent = isRange ? texts.from : texts.day;
    range.textContent = isRange ? texts.oneDay : texts.range;
    said.textContent = '';
  });
  const form = element(
    'form',
    { class: 'answer date', lang: language },
    element('label', {}, firstLabel, first),
    lastField,
    element(
      'div',
      { class: 'row' },
      element('button', { type: 'submit', class: 'button strong' }, texts.send),
      range,
    ),
    said,
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    const from = first.value;
    const to = !last.required || last.value === from ? '' : last.value;
    if (to && to < from) said.textContent = texts.order;
    else send(dateText(from, to, language));
  });
  return form;
}

function dateText(from: string, to: string, language: Language): string {
  const texts = textsOf(language).answer;
  const words = { from: dayText(from, language), to: to && dayText(to, language) };
  return fill(to ? texts.rangeText : texts.dateText, words);
}

/** A day as it is written in the language: 5/3/2026, 5 March 2026. */
function dayText(day: string, language: Language): string {
  const tag = language === 'en' ? 'en-GB' : 'vi-VN';
  return new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: language === 'en' ? 'long' : 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** Today in Hanoi, whatever zone the device is set to: the desk counts in that one. */
export const todayInHanoi = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
