const key = 'paragon-desk';

type Note = 'open' | 'greeted';

/**
 * What one tab of the site remembers from page to page: that the chat stands open, that the greeting was
 * seen. A browser that forbids storage begins each page closed.
 */
export function remembers(note: Note): boolean {
  try {
    return sessionStorage.getItem(`${key}-${note}`) === '1';
  } catch {
    return false;
  }
}

export function remember(note: Note, holds: boolean): void {
  try {
    if (holds) sessionStorage.setItem(`${key}-${note}`, '1');
    else sessionStorage.removeItem(`${key}-${note}`);
  } catch {
    // Storage is forbidden: the next page begins closed.
  }
}
