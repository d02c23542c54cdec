import { element } from '../dom';
import type { PageConfig } from './config';
import { contacts } from './contacts';
import { type Language, textsOf } from './texts';

/** What the help button opens: how to reach people, how to write and send files, and the way to be forgotten. */
export function createHelp(config: PageConfig, forget: () => void) {
  const dialog = element('dialog', { class: 'help', 'aria-labelledby': 'help-title' });

  const button = (words: string, className: string, pressed: () => void) => {
    const made = element('button', { type: 'button', class: className }, words);
    made.addEventListener('click', pressed);
    return made;
  };
  const draw = (language: Language) => {
    const texts = textsOf(language).help;
    const forgetButton = button(texts.forget, 'button', () => sure(true));
    const keepButton = button(texts.forgetNo, 'button', () => sure(false));
    const question = element(
      'div',
      { class: 'sure', role: 'group', 'aria-labelledby': 'forget-question', hidden: '' },
      element('p', { id: 'forget-question' }, texts.forgetAsk),
      element(
        'div',
        { class: 'row' },
        button(texts.forgetYes, 'button danger', forget),
        keepButton,
      ),
    );
    const sure = (isAsked: boolean) => {
      forgetButton.hidden = isAsked;
      question.hidden = !isAsked;
      (isAsked ? keepButton : forgetButton).focus();
    };
    dialog.replaceChildren(
      element('h2', { id: 'help-title' }, texts.title),
      element('p', {}, texts.reach),
      contacts(config, language),
      element('p', {}, texts.use),
      element('p', {}, texts.device),
      forgetButton,
      question,
      element(
        'div',
        { class: 'row end' },
        button(texts.close, 'button strong', () => dialog.close()),
      ),
    );
  };
  // A press beside the dialog closes it; one inside never has the dialog itself as its target.
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
  });
  return {
    element: dialog,
    open(language: Language) {
      draw(language);
      dialog.showModal();
    },
  };
}
