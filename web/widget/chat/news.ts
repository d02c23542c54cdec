/** Tells what is new from what is shown again: after a reload or a reconnection the whole talk comes anew. */
export interface News {
  /**
   * Whether an activity of the desk comes to this page for the first time, and whether it is news to the
   * customer: said after what this device has shown before, and not the greeting of a talk just begun.
   */
  look(activity: WebChatActivity): { isFirst: boolean; isNews: boolean };
  /** The time of the newest activity, as the desk wrote it. */
  readonly seen: string | undefined;
}

/** @param before the newest activity that this device had shown before, of a talk that is resumed. */
export function createNews(before: string | undefined): News {
  const ids = new Set<string>();
  let seen = before;
  let customerSpoke = before !== undefined;
  return {
    get seen() {
      return seen;
    },
    look({ id = '', timestamp = '', from }) {
      const isFirst = !ids.has(id);
      ids.add(id);
      const isLater = before === undefined || timestamp > before;
      const isNews = isFirst && isLater && customerSpoke && from?.role !== 'user';
      if (from?.role === 'user') customerSpoke = true;
      if (seen === undefined || timestamp > seen) seen = timestamp;
      return { isFirst, isNews };
    },
  };
}
