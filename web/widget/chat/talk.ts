import { answerFor, type OpenQuestion, replacesButtons } from './answers/answer-for';
import { type FileLimits, pageNonce } from './config';
import { createDock } from './dock';
import { type PromptEntity, promptOf, receiptOf } from './entities';
import { addFiles, checkFiles } from './files';
import { type LineEvents, openLine } from './line';
import { createNews } from './news';
import {
  receiptForScreenReaderMiddleware,
  receiptMiddleware,
  withReceiptAttachment,
} from './receipt-attachment';
import { loadDraft, loadSession, saveDraft } from './session';
import { styleOptions } from './style-options';
import { type Language, localeTags, textsOf } from './texts';
import type { Grant } from './token';
import { waitingFiles } from './waiting-files';

export interface TalkEvents extends Omit<LineEvents, 'connected'> {
  /** The form's place after an activity of the desk; undefined when no question is open. */
  prompt(prompt: PromptEntity | undefined): void;
  /** The desk said something that this device had not shown before. */
  message(): void;
  filed(): void;
  /** Files that were chosen and wait to be sent, and why others were not taken. */
  files(count: number, faults: string[]): void;
}

export interface Talk {
  draw(language: Language, dark: boolean): void;
  /** Tells the desk that the customer chose a language on the page. */
  sayLanguage(language: Language): void;
  addFiles(files: File[]): void;
}

export interface TalkOptions {
  webChat: WebChatBundle;
  grant: Grant;
  language: Language;
  dark: boolean;
  user: string | undefined;
  limits: FileLimits;
  box: HTMLElement;
  events: TalkEvents;
}

/** Starts or resumes the talk of a grant, and shows it in Web Chat. */
export function openTalk(options: TalkOptions): Talk {
  const { webChat, grant, user, limits, box, events } = options;
  let { language, dark } = options;
  let directLine: WebChatDirectLine | undefined;
  let question: OpenQuestion | undefined;
  const dock = createDock();
  const nonce = pageNonce();
  const news = createNews(grant.conversationId ? loadSession()?.seen : undefined);

  const ask = (next: OpenQuestion | undefined) => {
    question = next;
    dock.setAnswer(answerFor(question, language, limits, send));
  };
  const hear = (activity: WebChatActivity): WebChatActivity => {
    const { isFirst, isNews } = news.look(activity);
    line.keep(news.seen);
    if (activity.type !== 'message') return activity;
    const prompt = promptOf(activity);
    const receipt = receiptOf(activity);
    const titles = (activity.suggestedActions?.actions ?? []).flatMap(({ title }) => title ?? []);
    const asked = prompt && { prompt, titles };
    if (isFirst && (activity.from?.role === 'user' || asked || receipt)) ask(asked);
    if (isFirst && (asked || receipt)) events.prompt(prompt);
    if (isNews) events.message();
    if (isNews && receipt) events.filed();
    const { suggestedActions, ...bare } = activity;
    return withReceiptAttachment(asked && replacesButtons(asked) ? bare : activity);
  };
  const pass = (action: WebChatAction): WebChatAction => {
    const { activity, attachments, text } = action.payload ?? {};
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity)
      return { ...action, payload: { ...action.payload, activity: hear(activity) } };
    if (action.type === 'WEB_CHAT/SET_SEND_BOX') saveDraft(text ?? '');
    if (action.type === 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS' && attachments) {
      const { kept, faults } = checkFiles(attachments, limits, textsOf(language).files);
      const before = store.getState().sendBoxAttachments?.length ?? 0;
      events.files(Math.max(0, kept.length - before), faults);
      showWaiting(kept);
      return { ...action, payload: { ...action.payload, attachments: kept } };
    }
    return action;
  };
  const store = webChat.createStore({}, () => next => action => next(pass(action)));
  const send = (text: string) => {
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } });
    ask(undefined);
    focusMessageBox();
  };

  const setWaiting = (attachments: readonly WebChatFile[]) =>
    store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX_ATTACHMENTS', payload: { attachments } });
  const showWaiting = (files: readonly WebChatFile[]) =>
    dock.setWaiting(
      waitingFiles(files, language, file => {
        setWaiting(files.filter(each => each !== file));
        focusMessageBox();
      }),
    );

  const draw = () => {
    if (!directLine) return;
    webChat.renderWebChat(
      {
        directLine,
        store,
        nonce,
        locale: localeTags[language],
        role: 'main',
        styleOptions: styleOptions(dark),
        overrideLocalizedStrings: textsOf(language).webChat,
        attachmentMiddleware: receiptMiddleware(language),
        attachmentForScreenReaderMiddleware: receiptForScreenReaderMiddleware(language),
        sendBoxMiddleware: dock.middleware,
      },
      box,
    );
  };
  const line = openLine(webChat, grant, language, user, {
    ...events,
    connected(next) {
      directLine = next;
      draw();
    },
  });
  const draft = loadDraft();
  if (draft) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });

  return {
    draw(nextLanguage, nextDark) {
      language = nextLanguage;
      dark = nextDark;
      draw();
      ask(question);
      showWaiting(store.getState().sendBoxAttachments ?? []);
    },
    sayLanguage: chosen =>
      store.dispatch({
        type: 'WEB_CHAT/SEND_EVENT',
        payload: { name: 'paragon.privacy/language', value: chosen },
      }),
    addFiles: files =>
      addFiles(
        (store.getState().sendBoxAttachments ?? []).map(({ blob }) => blob),
        files,
      ),
  };
}

/** Puts the cursor into the message box, except where a keyboard would pop up over the talk. */
export function focusMessageBox(): void {
  if (!matchMedia('(pointer: fine)').matches) return;
  document.querySelector<HTMLElement>('[data-id="webchat-sendbox-input"]')?.focus();
}
