import type { Talk } from '../../../src/dialogs/talk';
import type { JsonObject } from '../../../src/domain/json';
import type { Chat } from '../../support/open-chat';

interface State {
  talk: Talk;
  dialogs: JsonObject;
}

const id = 'directline:chat';

/** What the dialogs have stored of the talk. */
export async function storedState(chat: Chat): Promise<State> {
  const found = await chat.app.store.conversations.find(id);
  if (!found) throw new Error('nothing was said yet');
  return structuredClone(found.state) as unknown as State;
}

/** Stores the talk as an older desk, or a damaged disk, may have left it. */
export async function storeState(chat: Chat, change: (state: State) => void): Promise<void> {
  const found = await chat.app.store.conversations.find(id);
  if (!found) throw new Error('nothing was said yet');
  const state = structuredClone(found.state) as unknown as State;
  change(state);
  await chat.app.store.committer.commit({
    conversation: { ...found, state: state as unknown as JsonObject },
    ...{ log: [], cases: [], events: [], evidence: [], outbox: [] },
  });
}
