import { element, icon } from '../../dom';
import type { FileLimits } from '../config';
import { chooseFiles } from '../files';
import { fill, type Language, textsOf } from '../texts';

const clip = [
  'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.9-7.9',
];

/** What may be sent, said before files are chosen, and the button to choose them. */
export function filesAnswer({ maxMb, maxFiles }: FileLimits, language: Language): HTMLElement {
  const texts = textsOf(language).answer;
  const button = element('button', { type: 'button', class: 'button' }, icon('', ...clip));
  button.append(texts.files);
  button.addEventListener('click', chooseFiles);
  return element(
    'div',
    { class: 'answer files', lang: language },
    button,
    element('p', {}, fill(texts.limits, { mb: maxMb, files: maxFiles })),
  );
}
