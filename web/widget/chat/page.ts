import { textOn } from '../colour';
import { element } from '../dom';
import { type PageConfig, readWishes } from './config';
import { contacts } from './contacts';
import type { PromptEntity } from './entities';
import { createHeader } from './header';
import { createHelp } from './help';
import { createNotice } from './notice';
import { progressText } from './progress';
import { type Language, textsOf } from './texts';

export interface Page {
  /** Where Web Chat goes. */
  readonly chat: HTMLElement;
  readonly notice: ReturnType<typeof createNotice>;
  setLanguage(language: Language): void;
  setPrompt(prompt: PromptEntity | undefined): void;
  /** Files are held above the page, ready to be dropped. */
  setDrop(isAbove: boolean): void;
  showChat(): void;
  showLoading(): void;
  showProblem(reason: 'start' | 'busy' | 'stale', retry: () => void): void;
}

export interface PageActions {
  close(): void;
  choose(language: Language): void;
  /** Deletes the chat from this device. */
  forget(): void;
}

/** The page around Web Chat: heading, progress, notices, help, and what is said when nothing opens. */
export function createPage(root: HTMLElement, config: PageConfig, actions: PageActions): Page {
  let language: Language = config.language;
  let prompt: PromptEntity | undefined;
  let drawState = () => {};

  const help = createHelp(config, actions.forget);
  const header = createHeader(config.embedded, { ...actions, help: () => help.open(language) });
  const bar = element('progress', { max: '1' });
  const step = element('span', { role: 'status' });
  const progress = element('div', { class: 'progress', hidden: '' }, step, bar);
  const notice = createNotice();
  const state = element('div', { class: 'state', role: 'main' });
  const chat = element('div', { class: 'chat', hidden: '' });
  const drop = element('div', { class: 'drop', 'aria-hidden': 'true', hidden: '' });
  const top = element('header', {}, header.element, progress, notice.element);
  root.append(top, state, chat, drop, help.element);

  const { colour } = readWishes();
  if (colour) {
    root.style.setProperty('--head', colour);
    root.style.setProperty('--head-text', textOn(colour));
    root.style.setProperty('--head-quiet', textOn(colour));
  }

  const draw = () => {
    const texts = textsOf(language);
    document.documentElement.lang = language;
    document.title = `${texts.page.title} – ${texts.page.company}`;
    header.setLanguage(language);
    drop.textContent = texts.files.drop;
    const words = progressText(prompt, texts.progress);
    progress.hidden = !words;
    step.textContent = words?.text ?? '';
    bar.value = words?.share ?? 0;
    bar.setAttribute('aria-label', words?.text ?? '');
    drawState();
  };

  const show = (shown: HTMLElement, redraw: () => void) => {
    state.hidden = shown !== state;
    chat.hidden = shown !== chat;
    drawState = redraw;
    draw();
  };

  return {
    chat,
    notice,
    setLanguage(chosen) {
      language = chosen;
      draw();
    },
    setPrompt(next) {
      prompt = next;
      draw();
    },
    setDrop(isAbove) {
      drop.hidden = !isAbove;
    },
    showChat: () => show(chat, () => {}),
    showLoading: () =>
      show(state, () => {
        state.replaceChildren(element('p', { role: 'status' }, textsOf(language).page.loading));
      }),
    showProblem: (reason, retry) =>
      show(state, () => {
        const { problem, page } = textsOf(language);
        const again = element('button', { type: 'button', class: 'button' }, page.retry);
        again.addEventListener('click', retry);
        state.replaceChildren(
          element('p', { role: 'alert' }, problem[reason]),
          again,
          element('p', {}, problem.contact),
          contacts(config, language),
        );
      }),
  };
}
