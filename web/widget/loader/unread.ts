/** Counts what came while nobody looked, and shows it in the page's title until somebody does. */
export interface Unread {
  readonly count: number;
  add(): void;
  clear(): void;
}

/** @param words `({{count}}) New message · {{title}}` */
export function createUnread(words: string, changed: () => void): Unread {
  let count = 0;
  let own = '';
  let before = '';

  const show = () => {
    // The site may have set another title meanwhile, which is then the one to go back to.
    if (document.title !== own) before = document.title;
    own = words.replace('{{count}}', String(count)).replace('{{title}}', () => before);
    document.title = own;
    changed();
  };
  return {
    get count() {
      return count;
    },
    add() {
      count += 1;
      show();
    },
    clear() {
      if (count === 0) return;
      count = 0;
      if (document.title === own) document.title = before;
      own = '';
      changed();
    },
  };
}
