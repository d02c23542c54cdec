import { createUnread } from '../loader/unread';
import { pageNonce, readConfig, readWishes, webChatAddress } from './config';
import { takeDroppedFiles } from './files';
import { createHost } from './host';
import { loadWebChat } from './load-web-chat';
import { createPage } from './page';
import type { UploadNews } from './request-watch';
import { forgetSession, oneTabAtATime, onForgotten } from './session';
import { focusMessageBox, openTalk, type Talk, type TalkOptions } from './talk';
import { fill, type Language, textsOf } from './texts';
import { getGrant, NoGrant } from './token';

const config = readConfig();
const root = document.getElementById('desk');
if (!root) throw new Error('the page has no place for the desk');

const host = createHost(config.embedded);
const dark = matchMedia('(prefers-color-scheme: dark)');
let language: Language = config.language;
let talk: Talk | undefined;

const page = createPage(root, config, {
  close: () => host.say({ desk: 'close' }),
  choose(chosen) {
    if (chosen === language) return;
    language = chosen;
    page.setLanguage(chosen);
    draw();
    talk?.sayLanguage(chosen);
  },
  forget() {
    forgetSession();
    location.reload();
  },
});
const { notice } = page;
const unread = createUnread(textsOf(language).launcher.unreadTitle, () => {});
const draw = () => talk?.draw(language, dark.matches);

/** Resolves once the talk is open, or cannot be: until then other tabs wait, to share it. */
async function start(): Promise<void> {
  page.showLoading();
  try {
    const bundle = loadWebChat(webChatAddress(), pageNonce());
    const user = async () => (readWishes().hasUser ? host.askUser() : undefined);
    const word = await user();
    await oneTabAtATime(async () => {
      const [grant, webChat] = await Promise.all([getGrant(word), bundle]);
      await new Promise<void>(resolve => open(webChat, grant, user, resolve));
    });
  } catch (error) {
    page.showProblem(error instanceof NoGrant ? error.reason : 'start', start);
    if (!(error instanceof NoGrant)) throw error;
  }
}

function open(
  webChat: WebChatBundle,
  grant: Awaited<ReturnType<typeof getGrant>>,
  user: TalkOptions['user'],
  settled: () => void,
): void {
  page.showChat();
  talk = openTalk({
    webChat,
    grant,
    language,
    dark: dark.matches,
    user,
    limits: config.files,
    box: page.chat,
    events: {
      prompt: prompt => page.setPrompt(prompt),
      message() {
        host.say({ desk: 'message' });
        if (!config.embedded && document.hidden) unread.add();
      },
      filed: () => host.say({ desk: 'filed' }),
      files(count, faults) {
        const { one, other } = textsOf(language).files.added;
        const added = count > 0 ? [count === 1 ? one : fill(other, { count })] : [];
        const words = [...faults, ...added].join(' ');
        // Nothing to say is no reason to take away what stands there, as that the line is lost.
        if (words) notice.show(words);
      },
      opened() {
        root?.classList.add('online');
        host.say({ desk: 'ready' });
        settled();
      },
      lost: () => notice.show(textsOf(language).connection.lost, true),
      back() {
        page.showChat();
        notice.show(textsOf(language).connection.back);
      },
      gone: () => location.reload(),
      stale: () => page.showProblem('stale', () => location.reload()),
      upload: tellUpload,
      failed() {
        page.showProblem('start', () => location.reload());
        settled();
      },
    },
  });
}

function tellUpload(news: UploadNews): void {
  const texts = textsOf(language).files;
  if (news.state === 'sending')
    notice.progress(texts.sending, news.share, texts.cancel, () => talk?.cancelUploads());
  else notice.show(texts[news.state], news.state === 'refused');
}

takeDroppedFiles(
  files => talk?.addFiles(files),
  isAbove => page.setDrop(isAbove && talk !== undefined),
);
dark.addEventListener('change', draw);
onForgotten(() => location.reload());
host.onOpened(focusMessageBox);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) unread.clear();
});
addEventListener('keydown', event => {
  // Escape closes the innermost thing that stands open; Web Chat uses it too.
  const isTaken = event.defaultPrevented || document.querySelector('dialog[open]');
  if (event.key === 'Escape' && !isTaken && config.embedded) host.say({ desk: 'close' });
});

void start();
