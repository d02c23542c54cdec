/** How many texts are kept: a message, its sentences, and the pieces of it that readers look at. */
const mostTexts = 12;

/**
 * Keeps what a reader has made of the last few texts. The many readers of one turn share steps (cutting a
 * text into words), which are so worked out once. What is kept is shared: it must never be changed.
 *
 * Nothing but the latest texts stays in memory, and nothing of it is written anywhere.
 */
export function remember<V>(read: (text: string) => V, most = mostTexts): (text: string) => V {
  const kept = new Map<string, V>();
  return text => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const value = read(text);
    if (kept.size >= most) kept.delete(oldest(kept));
    kept.set(text, value);
    return value;
  };
}

function oldest(kept: ReadonlyMap<string, unknown>): string {
  for (const text of kept.keys()) return text;
  return '';
}
