import { crossPaths, element, icon } from '../dom';
import { fill, type Language, textsOf } from './texts';

/** The files that wait to be sent, by name, each with a way to take it out again. */
export function waitingFiles(
  files: readonly WebChatFile[],
  language: Language,
  remove: (file: WebChatFile) => void,
): HTMLElement | undefined {
  if (files.length === 0) return undefined;
  const texts = textsOf(language).files;
  const items = files.map(file => {
    const name = file.blob instanceof File ? file.blob.name : '';
    const out = element(
      'button',
      { type: 'button', 'aria-label': fill(texts.remove, { name }) },
      icon('', ...crossPaths),
    );
    out.addEventListener('click', () => remove(file));
    return element('li', {}, element('span', { class: 'name' }, name), out);
  });
  return element('ul', { class: 'waiting', 'aria-label': texts.waiting, lang: language }, ...items);
}
