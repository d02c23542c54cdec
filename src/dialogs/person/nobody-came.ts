import { filedAs, letGo, nobodyCame } from '../../domain/live-chat';
import { callback } from '../../domain/requests/callback';
import { askAgain } from '../ask-again';
import { type DeskTurn, deskTurn } from '../desk-turn';
import type { DialogContext } from '../dialog-sdk';
import { sayReceipt } from '../receipt';
import { remember } from '../remember';
import { knownOf, offerCallback } from './offer-callback';

const minute = 60_000;

/**
 * Nobody took the chat in time; why was put into the turn's preface. Where it is known how to reach her,
 * a case is filed at once; else she is asked, and given as long as she has waited to say so.
 */
export async function tellNobodyCame(dc: DialogContext): Promise<void> {
  const desk = deskTurn(dc.context);
  const { chat } = desk.talk;
  if (!chat) return;
  const until = new Date(desk.now.getTime() + desk.facts.chatWaitMinutes * minute);
  desk.talk.chat = nobodyCame(chat, desk.now, until);
  if (knownOf(desk).reach) await fileCallback(dc);
  else await offerCallback(dc);
}

/** She was asked how to reach her and has not said: the case is filed all the same, unless she let it go. */
export async function fileUnreached(dc: DialogContext): Promise<void> {
  const desk = deskTurn(dc.context);
  const { chat } = desk.talk;
  if (!chat) return;
  if (draftsOf(desk).some(({ type }) => type === callback.type)) await fileCallback(dc);
  else desk.talk.chat = letGo(chat);
}

async function fileCallback(dc: DialogContext): Promise<void> {
  const desk = deskTurn(dc.context);
  const { chat, draft, parked = [] } = desk.talk;
  const begun = draftsOf(desk).find(({ type }) => type === callback.type);
  const matter = desk.text('person.matter');
  const answers = {
    what: { kind: 'text', text: matter } as const,
    name: { kind: 'not-given', why: 'skipped' } as const,
    reach: { kind: 'not-given', why: 'unknown' } as const,
    ...knownOf(desk),
    ...begun?.answers,
  };
  remember(desk.talk, answers);
  const receipt = await desk.file(callback, answers);
  if (chat) desk.talk.chat = filedAs(chat, receipt.reference);
  await sayReceipt(dc.context, receipt, callback, answers);
  if (draft && draft === begun) {
    delete desk.talk.draft;
    await dc.cancelAllDialogs();
  }
  const others = parked.filter(one => one !== begun);
  if (others.length > 0) desk.talk.parked = others;
  else delete desk.talk.parked;
  if (dc.activeDialog) await askAgain(dc);
}

const draftsOf = ({ talk: { draft, parked = [] } }: DeskTurn) => [
  ...(draft ? [draft] : []),
  ...parked,
];
