import { crossPaths, element, icon } from '../dom';
import { remember, remembers } from './memory';
import type { LoaderOptions } from './options';

/** The site's line beside the launcher; nothing where it has none or this tab has seen it. */
export function createGreeting(
  { greeting, texts }: LoaderOptions,
  open: () => void,
): HTMLElement | undefined {
  if (!greeting || remembers('greeted')) return undefined;
  const words = element('button', { type: 'button', class: 'line' }, greeting);
  const dismiss = element(
    'button',
    { type: 'button', class: 'dismiss', 'aria-label': texts.dismiss },
    icon('', ...crossPaths),
  );
  const box = element(
    'div',
    { class: 'greeting', role: 'group', 'aria-label': texts.greeting },
    words,
    dismiss,
  );
  words.addEventListener('click', open);
  dismiss.addEventListener('click', () => {
    box.remove();
    remember('greeted', true);
  });
  return box;
}
