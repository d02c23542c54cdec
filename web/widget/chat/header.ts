import { crossPaths, element, icon, shieldPaths } from '../dom';
import { type Language, textsOf } from './texts';

export interface HeaderActions {
  help(): void;
  close(): void;
  choose(language: Language): void;
}

const questionPaths = [
  'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  'M9.4 9.3a2.7 2.7 0 1 1 4.1 2.5c-1 .6-1.5 1.1-1.5 2.2',
  'M12 17h.01',
];

/** The page's heading: whose desk it is, the language switch, help, and (in a frame) the way out. */
export function createHeader(isEmbedded: boolean, actions: HeaderActions) {
  const company = element('span', { class: 'company' });
  const title = element('h1');
  const note = element('p', { class: 'note' });
  const switches = (['vi', 'en'] as const).map(code => {
    const button = element('button', { type: 'button', lang: code }, code.toUpperCase());
    button.setAttribute('aria-label', { vi: 'VI, Tiếng Việt', en: 'EN, English' }[code]);
    button.addEventListener('click', () => actions.choose(code));
    return { code, button };
  });
  const languages = element('div', { class: 'languages', role: 'group' });
  languages.append(...switches.map(({ button }) => button));
  const help = element('button', { type: 'button' }, icon('', ...questionPaths));
  help.addEventListener('click', () => actions.help());
  const close = element('button', { type: 'button' }, icon('', ...crossPaths));
  close.addEventListener('click', () => actions.close());

  return {
    element: element(
      'div',
      { class: 'head' },
      icon('mark', ...shieldPaths),
      element('div', { class: 'names' }, element('div', { class: 'line' }, title, company), note),
      languages,
      help,
      ...(isEmbedded ? [close] : []),
    ),
    setLanguage(language: Language) {
      const texts = textsOf(language).page;
      company.textContent = texts.company;
      title.textContent = texts.title;
      note.textContent = texts.note;
      help.setAttribute('aria-label', texts.help);
      close.setAttribute('aria-label', texts.close);
      languages.setAttribute('aria-label', texts.languages);
      for (const { code, button } of switches)
        button.setAttribute('aria-pressed', String(code === language));
    },
  };
}
