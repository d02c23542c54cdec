import type { TurnContext } from 'botbuilder';
import { isWaiting } from '../domain/live-chat';
import { requestTypes } from '../domain/requests';
import { type MenuGroup, menuGroups, type RequestType } from '../domain/requests/request-type';
import { type DeskTurn, deskTurn } from './desk-turn';
import { requestText } from './fields/field-texts';
import { ask } from './say';

/** What the menu is shown with: the question that fits the moment. */
export type MenuAsk = 'ask' | 'again' | 'more';

/** Shows what the desk can do. It holds no turn: whatever is said next is routed anew. */
export async function askMenu(context: TurnContext, how: MenuAsk = 'ask'): Promise<void> {
  const desk = deskTurn(context);
  // Who waits for a person has asked for one already.
  const human = isWaiting(desk.talk.chat) ? [] : (['human'] as const);
  const choices = [...menuGroups, 'status', ...human, 'language'] as const;
  await ask(
    context,
    { form: 'menu', field: 'menu', index: 1, total: 1 },
    choices.map(choice => desk.text(`talk.menu.choices.${choice}`)),
    desk.text(`talk.menu.${how}`),
  );
}

/** Shows the requests of one group of the menu. */
export async function askGroup(context: TurnContext, group: MenuGroup): Promise<void> {
  const desk = deskTurn(context);
  await ask(
    context,
    { form: 'menu', field: group, index: 1, total: 1 },
    requestsOf(group).map(request => desk.text(requestText(request, 'menu'))),
    desk.text(`talk.menu.which.${group}`),
  );
}

/** What was pressed in the menu: a request, or a group that holds several. */
export function pressedInMenu(said: string, desk: DeskTurn): RequestType | MenuGroup | undefined {
  const is = (title: string) => title.toLowerCase() === said.toLowerCase();
  const group = menuGroups.find(name => is(desk.text(`talk.menu.choices.${name}`)));
  if (!group)
    return [...requestTypes.values()].find(request => is(desk.text(requestText(request, 'menu'))));
  const [only, ...more] = requestsOf(group);
  return only && more.length === 0 ? only : group;
}

const requestsOf = (group: MenuGroup): RequestType[] =>
  [...requestTypes.values()].filter(request => request.menu === group);
