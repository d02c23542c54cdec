/**
 * What the embedding page's loader and the chat page inside the frame say to each other. Nothing that a
 * customer wrote crosses here: the embedding page learns that something happened, never what.
 */
export type FromChat =
  /** Asks for the site's signed user token, where the loader has announced one. */
  | { desk: 'hello' }
  | { desk: 'ready' }
  | { desk: 'close' }
  /** A message came in that this device had not shown yet; the frame cannot know whether it is seen. */
  | { desk: 'message' }
  | { desk: 'filed' };

export type FromLoader =
  /** By the customer's own doing: the cursor may go into the chat. */
  | { desk: 'opened' }
  /** The answer to `hello`; a token of the site, for the desk's server alone to check. */
  | { desk: 'user'; user: string };

/** Reads a message event's data; anything else that pages post to each other is undefined. */
export function deskMessage(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('desk' in data)) return undefined;
  return typeof data.desk === 'string' ? data.desk : undefined;
}
