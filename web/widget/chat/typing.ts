import { reactElement } from './react-element';
import { fill, type Language, textsOf } from './texts';

/** Says in words who is writing, with dots that move where that is wished. */
export function typingMiddleware(language: Language): WebChatTypingMiddleware {
  return () =>
    () =>
    ({ activeTyping, visible }) => {
      if (!visible) return false;
      const { typing, typingNamed } = textsOf(language).talk;
      const [name] = Object.values(activeTyping).flatMap(({ name, role }) =>
        role !== 'user' && name ? [name] : [],
      );
      const dots = [1, 2, 3].map(n => reactElement('i', `dot-${n}`));
      return reactElement('div', 'typing', {
        className: 'typing',
        children: [
          reactElement('span', 'dots', { className: 'dots', 'aria-hidden': true, children: dots }),
          reactElement('span', 'words', { children: name ? fill(typingNamed, { name }) : typing }),
        ],
      });
    };
}
