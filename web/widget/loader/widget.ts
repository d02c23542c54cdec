import { textOn } from '../colour';
import { crossPaths, element, icon, shieldPaths } from '../dom';
import { deskMessage, type FromLoader } from '../messages';
import type { WidgetEvents } from './events';
import { fitScreen, fullScreen } from './fit-screen';
import { createGreeting } from './greeting';
import { remember, remembers } from './memory';
import type { LoaderOptions } from './options';
import { style } from './style';
import { createUnread } from './unread';

/** What the embedding page may call, as `window.ParagonDesk`. */
export interface Widget {
  open(): void;
  close(): void;
  on: WidgetEvents['on'];
}

/** Draws the launcher. The frame is made at the first opening and kept: closing only hides it. */
export function createWidget(options: LoaderOptions, events: WidgetEvents): Widget {
  const { texts, origin, colour } = options;
  const dot = element('span', { class: 'dot', 'aria-hidden': 'true', hidden: '' });
  const launcher = element(
    'button',
    { class: 'launcher', type: 'button', 'aria-haspopup': 'dialog' },
    icon('shield', ...shieldPaths),
    icon('cross', ...crossPaths),
    element('span', { class: 'words', 'aria-hidden': 'true' }, options.label),
    dot,
  );
  const news = element('span', { class: 'news', role: 'status' });
  const panel = element('div', {
    class: 'panel',
    role: 'dialog',
    'aria-label': texts.frame,
    hidden: '',
  });
  const root = element('div', { class: options.side, lang: options.language });
  const host = element('paragon-desk' as 'div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  if (colour) {
    host.style.setProperty('--desk-colour', colour);
    host.style.setProperty('--desk-text', textOn(colour));
  }

  let frame: HTMLIFrameElement | undefined;
  let isOpen = false;
  let isReady = false;
  let wantsFocus = false;
  let before: Element | null = null;

  const draw = () => {
    const waiting = unread.count > 0 && !isOpen;
    panel.hidden = !isOpen;
    root.classList.toggle('open', isOpen);
    dot.hidden = !waiting;
    dot.textContent = unread.count > 9 ? '9+' : String(unread.count);
    news.textContent = waiting ? texts.unread : '';
    launcher.setAttribute('aria-expanded', String(isOpen));
    // What is written on it is said first, so that it can be named to be pressed (WCAG 2.5.3).
    const name = isOpen ? texts.close : `${options.label}. ${texts.open}`;
    launcher.setAttribute('aria-label', waiting ? `${name}. ${texts.unread}` : name);
  };
  const unread = createUnread(texts.unreadTitle, draw);
  const tell = (message: FromLoader) => frame?.contentWindow?.postMessage(message, origin);
  const tellOpened = () => {
    if (isReady && isOpen && wantsFocus) tell({ desk: 'opened' });
  };
  const fitPanel = fitScreen(panel);

  const show = () => {
    isOpen = true;
    frame ??= createFrame(options);
    if (!frame.parentNode) panel.append(frame);
    greeting?.remove();
    remember('open', true);
    remember('greeted', true);
    unread.clear();
    draw();
    fitPanel();
    events.emit('open');
  };

  const open = () => {
    if (isOpen) return;
    before = document.activeElement;
    show();
    wantsFocus = true;
    frame?.focus();
    tellOpened();
  };

  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    wantsFocus = false;
    remember('open', false);
    draw();
    // Back to where the keyboard was, be it the launcher or a button of the page's own.
    if (before instanceof HTMLElement && before !== document.body && before !== host)
      before.focus();
    else launcher.focus();
    events.emit('close');
  };

  const greeting = createGreeting(options, open);
  root.append(panel, news, ...(greeting ? [greeting] : []), launcher);
  shadow.append(root);
  document.body.append(host);
  draw();

  launcher.addEventListener('click', () => (isOpen ? close() : open()));
  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && isOpen) unread.clear();
  });
  addEventListener('message', event => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    const said = deskMessage(event.data);
    if (said === 'hello') tell({ desk: 'user', user: options.user() ?? '' });
    else if (said === 'close') close();
    else if (said === 'ready') {
      isReady = true;
      tellOpened();
      events.emit(said);
    } else if (said === 'filed') events.emit(said);
    else if (said === 'message') {
      if (!isOpen || document.hidden) unread.add();
      events.emit(said);
    }
  });
  // On a page that the customer went on to; never over the whole of a small screen, and without the focus.
  if (remembers('open') && !matchMedia(fullScreen).matches) show();

  return { open, close, on: events.on };
}

function createFrame({ origin, language, colour, user, texts }: LoaderOptions): HTMLIFrameElement {
  const query = new URLSearchParams({ locale: language, embedded: '1' });
  if (colour) query.set('colour', colour);
  if (user()) query.set('user', '1');
  return element('iframe', {
    src: `${origin}/chat?${query}`,
    title: texts.frame,
    allow: 'clipboard-write',
  });
}
