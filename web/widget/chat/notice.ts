import { element } from '../dom';

/** Milliseconds for which a notice stands that needs no answer. */
const shortly = 5000;

/** One line under the heading for what happens to the connection and to files; said politely aloud. */
export function createNotice() {
  const words = element('p', { role: 'status' });
  const bar = element('progress', { max: '1', 'aria-hidden': 'true', hidden: '' });
  const stop = element('button', { type: 'button', class: 'button', hidden: '' });
  const line = element('div', { class: 'line' }, words, stop);
  const box = element('div', { class: 'notice', hidden: '' }, line, bar);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (text: string, isLasting = false) => {
    clearTimeout(timer);
    bar.hidden = true;
    stop.hidden = true;
    box.hidden = text === '';
    words.textContent = text;
    if (!isLasting && text) timer = setTimeout(() => show(''), shortly + text.length * 50);
  };
  return {
    element: box,
    show,
    /** The words stand still while the bar grows, so that they are said once. */
    progress(text: string, share: number, stopText: string, stopped: () => void) {
      if (bar.hidden) show(text, true);
      bar.hidden = false;
      stop.hidden = false;
      stop.textContent = stopText;
      stop.onclick = stopped;
      bar.value = share;
    },
  };
}
