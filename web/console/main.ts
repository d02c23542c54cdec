import { ApiFault, type Me, me, signOut } from './api';
import { caseView } from './case-view';
import { button, element, link } from './dom';
import { signInView, welcomeView } from './entry-views';
import type { Frame } from './frame';
import { queueView } from './queue-view';
import { chooseLanguage, chosenLanguage, textsOf } from './texts';

const place = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};
const top = place('top');
const main = place('main');
const notice = place('notice');

let who: Me | undefined;
/** Only the newest view is shown, however late an older one comes. */
let turn = 0;

const frame: Frame = {
  get texts() {
    return textsOf(chosenLanguage());
  },
  go(address) {
    history.pushState(null, '', address);
    drawAddress();
  },
  show(view) {
    const mine = ++turn;
    void frame.attempt(async () => {
      const nodes = await view();
      if (mine !== turn) return;
      main.replaceChildren(...nodes);
      main.focus();
      document.title = `${main.querySelector('h1')?.textContent ?? ''} · ${frame.texts.title}`;
    });
  },
  async attempt(what) {
    notice.textContent = '';
    try {
      await what();
    } catch (fault) {
      if (fault instanceof ApiFault && fault.code === 'staff-signed-out' && who) {
        who = undefined;
        draw();
      }
      notice.textContent = fault instanceof ApiFault ? fault.message : frame.texts.failed;
    }
  },
  async enter() {
    who = await me();
    draw();
  },
};

function draw(): void {
  const { texts } = frame;
  document.documentElement.lang = chosenLanguage();
  const language = button(texts.switch, () => {
    chooseLanguage(chosenLanguage() === 'vi' ? 'en' : 'vi');
    draw();
  });
  language.lang = chosenLanguage() === 'vi' ? 'en' : 'vi';
  const leave = button(texts.signOut, () => {
    void frame.attempt(async () => {
      await signOut();
      who = undefined;
      draw();
    });
  });
  top.replaceChildren(
    element('strong', {}, who ? link(texts.title, '/staff', frame.go) : texts.title),
    ...(who ? [who.name, leave] : []),
    language,
  );
  drawAddress();
}

function drawAddress(): void {
  const reference = /^\/staff\/cases\/([^/]+)$/.exec(location.pathname)?.[1];
  if (location.pathname === '/staff/welcome' && !who) frame.show(() => welcomeView(frame));
  else if (!who) frame.show(() => signInView(frame));
  else if (reference !== undefined)
    frame.show(() => caseView(frame, decodeURIComponent(reference)));
  else frame.show(() => queueView(frame));
}

async function start(): Promise<void> {
  try {
    who = await me();
  } catch {
    who = undefined;
  }
  draw();
}

addEventListener('popstate', drawAddress);
void start();
