import { staffMiddleware, staffName, timeMiddleware, withStaffName } from './activity-look';
import { answerFor, type OpenQuestion, replacesButtons } from './answers/answer-for';
import { type FileLimits, pageNonce } from './config';
import { deskFileMiddleware } from './desk-file';
import { createDock } from './dock';
import { type PromptEntity, promptOf, receiptOf } from './entities';
import { addFiles, checkFiles } from './files';
import { type LineEvents, type LineOptions, openLine } from './line';
import { createNews } from './news';
import {
  receiptForScreenReaderMiddleware,
  receiptMiddleware,
  withReceiptAttachment,
} from './receipt-attachment';
import { asResend, clearFailed, takeBack } from './resend';
import { Cancelled } from './sending';
import { loadDraft, loadSession, saveDraft } from './session';
import { styleOptions } from './style-options';
import { type Language, localeTags, textsOf } from './texts';
import type { Grant } from './token';
import { typingMiddleware } from './typing';
import { waitingFiles } from './waiting-files';

export interface TalkEvents extends LineEvents {
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
  /** Stops uploads; what was to be sent stands in the message box again. */
  cancelUploads(): void;
}

export interface TalkOptions {
  webChat: WebChatBundle;
  grant: Grant;
  language: Language;
  dark: boolean;
  user: LineOptions['user'];
  limits: FileLimits;
  box: HTMLElement;
  events: TalkEvents;
}

/** Starts or resumes the talk of a grant, and shows it in Web Chat. */
export function openTalk(options: TalkOptions): Talk {
  const { webChat, grant, user, limits, box, events } = options;
  let { language, dark } = options;
  let question: OpenQuestion | undefined;
  let lastFiles: readonly WebChatFile[] = [];
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
    // Where a person writes, no question of the desk's own stands open.
    const isOver = receipt || staffName(activity) !== undefined;
    if (isFirst && (activity.from?.role === 'user' || asked || isOver)) ask(asked);
    if (isFirst && (asked || isOver)) events.prompt(prompt);
    if (isNews) events.message();
    if (isNews && receipt) events.filed();
    const { suggestedActions, ...bare } = activity;
    const shown = asked && replacesButtons(asked) ? bare : activity;
    return withReceiptAttachment(withStaffName(shown, language));
  };
  const pass = (action: WebChatAction, next: (action: WebChatAction) => unknown): WebChatAction => {
    const { activity, attachments, text } = action.payload ?? {};
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY') return asResend(action, next);
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity)
      clearFailed(store, activity, next);
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity)
      return { ...action, payload: { ...action.payload, activity: hear(activity) } };
    if (action.type === 'WEB_CHAT/SEND_MESSAGE' && attachments?.length) lastFiles = attachments;
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
  const store = webChat.createStore({}, () => next => action => {
    const result = next(pass(action, next));
    if (
      action.type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED' &&
      action.payload instanceof Cancelled
    ) {
      const words = takeBack(store, action.meta?.clientActivityID ?? '', next);
      setWaiting(lastFiles);
      // Not over what she has begun to write meanwhile.
      if (!store.getState().sendBoxValue)
        store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: words } });
      events.upload({ state: 'cancelled' });
    }
    return result;
  });
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

  const fetchFile = async (address: string) => {
    const headers = { authorization: `Bearer ${line.directLine.token}` };
    const answer = await fetch(new URL(address).pathname, { headers, credentials: 'omit' });
    if (!answer.ok) throw new Error(`no file: ${answer.status}`);
    return answer.blob();
  };
  const draw = () => {
    webChat.renderWebChat(
      {
        directLine: line.directLine,
        store,
        nonce,
        locale: localeTags[language],
        role: 'main',
        styleOptions: styleOptions(dark),
        overrideLocalizedStrings: textsOf(language).webChat,
        activityMiddleware: staffMiddleware(language),
        activityStatusMiddleware: timeMiddleware(language),
        attachmentMiddleware: [
          receiptMiddleware(language),
          deskFileMiddleware(language, fetchFile),
        ],
        attachmentForScreenReaderMiddleware: receiptForScreenReaderMiddleware(language),
        typingIndicatorMiddleware: typingMiddleware(language),
        sendBoxMiddleware: dock.middleware,
      },
      box,
    );
  };
  const line = openLine({ webChat, grant, language, user, events });
  const draft = loadDraft();
  if (draft) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });
  draw();

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
    cancelUploads: line.cancelUploads,
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
