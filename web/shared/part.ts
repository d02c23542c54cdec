/** An element of the page by its id; the page's own HTML must have it. */
export const part = <Name extends keyof HTMLElementTagNameMap>(
  id: string,
  _kind?: Name,
): HTMLElementTagNameMap[Name] => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as HTMLElementTagNameMap[Name];
};
