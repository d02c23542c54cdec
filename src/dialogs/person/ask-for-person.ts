import { closeChat, isWaiting } from '../../domain/live-chat';
import { formatClockTime, formatInstant, formatWorkingHours } from '../../i18n/formats';
import { askAgain } from '../ask-again';
import { type DeskTurn, deskTurn } from '../desk-turn';
import type { DialogContext } from '../dialog-sdk';
import { offerCallback } from './offer-callback';

/**
 * The customer wants a person. While staff are there she is put into their queue, told until when she
 * hears, and goes on as she likes; else she is told when they are, and asked how to reach her.
 */
export async function askForPerson(dc: DialogContext): Promise<true> {
  const desk = deskTurn(dc.context);
  desk.talk.misses = 0;
  return (await tellOfPerson(desk)) ? askAgain(dc, 'more') : offerCallback(dc);
}

/** Puts her into the queue, or says when staff are there again; she is told with the next question. */
export async function tellOfPerson(desk: DeskTurn): Promise<boolean> {
  const { chat } = desk.talk;
  if (!isWaiting(chat) && !desk.office.isOpen) {
    desk.preface.push(closedText(desk));
    return false;
  }
  const waiting = isWaiting(chat) ? chat : await desk.callPerson();
  desk.preface.push(desk.text('person.waiting', { until: shownUntil(waiting.until) }));
  return true;
}

/** She does not want to wait any longer: the automatic service goes on where it was. */
export async function stopWaiting(dc: DialogContext): Promise<true> {
  const desk = deskTurn(dc.context);
  const { chat } = desk.talk;
  if (isWaiting(chat)) desk.talk.chat = closeChat(chat, 'returned', desk.now);
  desk.preface.push(desk.text('person.stopped'));
  return askAgain(dc, 'more');
}

/** The button by which she stops waiting, or those words. */
export const wantsToStop = (said: string, desk: DeskTurn): boolean =>
  isWaiting(desk.talk.chat) &&
  said.toLowerCase() === desk.text('person.choices.stop').toLowerCase();

export const shownUntil = (until: string | undefined): string =>
  until === undefined ? '' : formatClockTime(new Date(until));

function closedText(desk: DeskTurn): string {
  const { language, facts, office } = desk;
  const hours = formatWorkingHours(language, facts.workingHours);
  const closed = desk.text('person.closed', { hours });
  if (!office.opensAt) return closed;
  const opensAt = formatInstant(language, office.opensAt);
  return `${closed} ${desk.text('person.opens', { opensAt, phone: facts.supportPhone })}`;
}
