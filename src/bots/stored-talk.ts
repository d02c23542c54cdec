import { type Talk, talkFrom } from '../dialogs/talk';
import type { Conversation } from '../domain/conversation';

/** What the dialogs remember of a customer, for those who look on: a copy, changed by nobody. */
export function talkOf({ state }: Conversation): Readonly<Talk> {
  return structuredClone(talkFrom(state.talk).talk);
}
