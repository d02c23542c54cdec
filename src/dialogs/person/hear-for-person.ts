import type { TurnContext } from 'botbuilder';
import { isOpen } from '../../domain/case-changes';
import { heardCustomer } from '../../domain/live-chat';
import { deskTurn } from '../desk-turn';
import { addFilesTo, bringsFiles, keepFiles, refusalText } from '../receive-files';
import { say } from '../say';

/**
 * A person is on: the desk keeps what the customer says and sends, and says nothing. Only that a file could
 * not be kept is told, since nobody else knows.
 */
export async function hearForPerson(context: TurnContext): Promise<void> {
  const desk = deskTurn(context);
  const { chat } = desk.talk;
  if (chat) desk.talk.chat = heardCustomer(chat, desk.now);
  if (!bringsFiles(desk)) return;
  const [latest] = desk.talk.draft ? [] : await desk.ownCases();
  if (latest && isOpen(latest)) await addFilesTo(latest, desk);
  else keepFiles(desk);
  desk.preface.length = 0;
  const refusals = desk.refused.map(file => refusalText(file, desk));
  if (refusals.length > 0) await say(context, ...refusals);
}
