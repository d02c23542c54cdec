import { requestTypes } from '../domain/requests';
import type { MenuGroup, RequestType } from '../domain/requests/request-type';
import type { DeskTurn } from './desk-turn';
import { requestText } from './fields/field-texts';
import { pressedInMenu } from './menu';

/** What a customer comes for: a request, a group of them in the menu, or how her case stands. */
export type Errand =
  | { kind: 'request'; request: RequestType }
  | { kind: 'group'; group: MenuGroup }
  | { kind: 'status' };

/** The errand whose title in the menu was pressed, or written as it stands there. */
export function pressedErrand(said: string, desk: DeskTurn): Errand | undefined {
  if (said.toLowerCase() === desk.text('talk.menu.choices.status').toLowerCase())
    return { kind: 'status' };
  const pressed = pressedInMenu(said, desk);
  if (!pressed) return undefined;
  return typeof pressed === 'string'
    ? { kind: 'group', group: pressed }
    : { kind: 'request', request: pressed };
}

/** The errand that is meant by what a customer says in her own words; `least` is how sure that must be. */
export function spokenErrand(said: string, desk: DeskTurn, least = 0): Errand | undefined {
  const { intent, confidence } = desk.intentOf(said);
  if (confidence < least) return undefined;
  if (intent === 'status') return { kind: 'status' };
  const request = [...requestTypes.values()].find(one => one.intent === intent);
  return request && { kind: 'request', request };
}

/** What an errand is called in a sentence. */
export function errandName(errand: Errand, desk: DeskTurn): string {
  switch (errand.kind) {
    case 'request':
      return desk.text(requestText(errand.request, 'name'));
    case 'group':
      return desk.text(`talk.menu.choices.${errand.group}`);
    case 'status':
      return desk.text('talk.menu.choices.status');
  }
}

/** How a dialog ends that gives way to something else: the words that are to be routed. */
export interface Onward {
  onward: string;
}

export function onwardIn(result: unknown): string | undefined {
  const onward = (result as Partial<Onward> | undefined)?.onward;
  return typeof onward === 'string' ? onward : undefined;
}
