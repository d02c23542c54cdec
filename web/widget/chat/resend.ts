type Next = (action: WebChatAction) => unknown;

const idOf = ({ channelData }: WebChatActivity): string | undefined =>
  typeof channelData?.clientActivityID === 'string' ? channelData.clientActivityID : undefined;

/**
 * Web Chat sends a failed message again as another one, and leaves the failed one standing beside it. Here
 * it is marked as the same (`resendOf`: its first id), and the failed one is taken away.
 */
export function asResend(action: WebChatAction, next: Next): WebChatAction {
  const { activity } = action.payload ?? {};
  const id = activity && idOf(activity);
  if (action.type !== 'DIRECT_LINE/POST_ACTIVITY' || !activity || !id) return action;
  takeAway(activity, next);
  const { channelData } = activity;
  const marked = { ...channelData, resendOf: channelData?.resendOf ?? id };
  return {
    ...action,
    payload: { ...action.payload, activity: { ...activity, channelData: marked } },
  };
}

/** A message that Web Chat has given up and that has come through after all: shown as sent. */
export function clearFailed(store: WebChatStore, heard: WebChatActivity, next: Next): void {
  const id = idOf(heard);
  const known = id && find(store, id);
  if (known && known.channelData?.['webchat:send-status'] === 'send failed') takeAway(known, next);
}

/** Takes a message away that was not sent. @returns its words. */
export function takeBack(store: WebChatStore, clientActivityId: string, next: Next): string {
  const activity = find(store, clientActivityId);
  if (activity) takeAway(activity, next);
  return activity?.text ?? '';
}

const find = (store: WebChatStore, id: string): WebChatActivity | undefined =>
  store.getState().activities?.find(activity => idOf(activity) === id);

/** Only what has an id of the desk can be deleted, so it gets one first. */
function takeAway(activity: WebChatActivity, next: Next): void {
  const id = 'taken-away';
  next({ type: 'DIRECT_LINE/INCOMING_ACTIVITY', payload: { activity: { ...activity, id } } });
  next({ type: 'DIRECT_LINE/DELETE_ACTIVITY', payload: { activityID: id } });
}
